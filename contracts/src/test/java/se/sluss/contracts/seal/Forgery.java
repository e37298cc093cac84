package se.sluss.contracts.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Hashtable;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SimpleAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputAEADEncryptor;
import se.sluss.contracts.keys.EcProvider;
import se.sluss.contracts.wire.Bytes;

/** What somebody could make who has the certificates and a CMS library, but not our sealer. */
final class Forgery {
  private ASN1ObjectIdentifier cipher = CMSAlgorithm.AES256_GCM;
  private ASN1ObjectIdentifier agreement = CMSAlgorithm.ECDH_SHA256KDF;
  private ASN1ObjectIdentifier wrap = CMSAlgorithm.AES256_WRAP;
  private boolean attributes = false;

  Forgery cipher(ASN1ObjectIdentifier other) {
    cipher = other;
    return this;
  }

  Forgery agreement(ASN1ObjectIdentifier other) {
    agreement = other;
    return this;
  }

  Forgery wrap(ASN1ObjectIdentifier other) {
    wrap = other;
    return this;
  }

  Forgery withAuthenticatedAttributes() {
    attributes = true;
    return this;
  }

  /** AuthEnvelopedData over any bytes. */
  Bytes authEnveloped(Bytes inner, X509Certificate... recipients) {
    try {
      CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
      for (X509Certificate recipient : recipients) {
        generator.addRecipientInfoGenerator(recipientInfo(recipient));
      }
      if (attributes) {
        generator.setAuthenticatedAttributeGenerator(
            new SimpleAttributeTableGenerator(new AttributeTable(new Hashtable<>())));
      }
      return der(
          generator
              .generate(
                  new CMSProcessableByteArray(inner.toArray()),
                  (OutputAEADEncryptor)
                      new JceCMSContentEncryptorBuilder(cipher)
                          .setProvider(EcProvider.get())
                          .build())
              .toASN1Structure());
    } catch (GeneralSecurityException | CMSException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** EnvelopedData, which authenticates nothing. */
  Bytes enveloped(Bytes inner, X509Certificate recipient) {
    try {
      CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(recipientInfo(recipient));
      return der(
          generator
              .generate(
                  new CMSProcessableByteArray(inner.toArray()),
                  new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                      .setProvider(EcProvider.get())
                      .build())
              .toASN1Structure());
    } catch (GeneralSecurityException | CMSException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** SignedData by as many signers as there are keys. */
  static Bytes signed(byte[] content, X509Certificate certificate, PrivateKey... keys) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      for (PrivateKey key : keys) {
        generator.addSignerInfoGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(EcProvider.get())
                .build("SHA256withECDSA", key, certificate));
      }
      generator.addCertificate(new JcaX509CertificateHolder(certificate));
      return der(generator.generate(new CMSProcessableByteArray(content), true).toASN1Structure());
    } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private JceKeyAgreeRecipientInfoGenerator recipientInfo(X509Certificate recipient)
      throws GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", EcProvider.get());
    pairs.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair ephemeral = pairs.generateKeyPair();
    return new JceKeyAgreeRecipientInfoGenerator(
            agreement, ephemeral.getPrivate(), ephemeral.getPublic(), wrap)
        .addRecipient(recipient)
        .setProvider(EcProvider.get());
  }

  private static Bytes der(ASN1Object structure) throws IOException {
    return Bytes.of(structure.getEncoded("DER"));
  }
}
