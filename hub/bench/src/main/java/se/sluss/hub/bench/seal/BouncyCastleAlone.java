package se.sluss.hub.bench.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import se.sluss.contracts.keys.UnitKeys;

/** The same algorithms in the same form, every one of them by Bouncy Castle. */
final class BouncyCastleAlone implements Sealing {
  private static final Provider PROVIDER = new BouncyCastleProvider();

  private final PrivateKey signingKey;
  private final X509Certificate signing;
  private final PrivateKey openingKey;
  private final X509Certificate opening;

  /** Between the same two units as ours. */
  BouncyCastleAlone(UnitKeys sender, UnitKeys recipient) {
    signingKey = sender.signingKey();
    signing = sender.signing();
    openingKey = recipient.openingKey();
    opening = recipient.opening();
  }

  @Override
  public byte[] seal(byte[] content) throws Exception {
    CMSSignedDataGenerator signed = new CMSSignedDataGenerator();
    signed.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build())
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(PROVIDER)
                    .build(signingKey),
                signing));
    signed.addCertificate(new JcaX509CertificateHolder(signing));
    byte[] inner =
        signed.generate(new CMSProcessableByteArray(content), true).getEncoded(ASN1Encoding.DER);
    CMSAuthEnvelopedDataGenerator sealed = new CMSAuthEnvelopedDataGenerator();
    sealed.addRecipientInfoGenerator(forOne());
    OutputEncryptor cipher =
        new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM).setProvider(PROVIDER).build();
    return sealed
        .generate(new CMSProcessableByteArray(inner), (OutputAEADEncryptor) cipher)
        .getEncoded();
  }

  private JceKeyAgreeRecipientInfoGenerator forOne() throws GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", PROVIDER);
    pairs.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair ephemeral = pairs.generateKeyPair();
    return new JceKeyAgreeRecipientInfoGenerator(
            CMSAlgorithm.ECDH_SHA256KDF,
            ephemeral.getPrivate(),
            ephemeral.getPublic(),
            CMSAlgorithm.AES256_WRAP)
        .addRecipient(opening)
        .setProvider(PROVIDER);
  }

  @Override
  public byte[] open(byte[] sealed) throws Exception {
    byte[] inner =
        new CMSAuthEnvelopedData(sealed)
            .getRecipientInfos()
            .getRecipients()
            .iterator()
            .next()
            .getContent(
                new JceKeyAgreeAuthEnvelopedRecipient(openingKey)
                    .setProvider(PROVIDER)
                    .setContentProvider(PROVIDER));
    CMSSignedData signed = new CMSSignedData(inner);
    if (!signed
        .getSignerInfos()
        .getSigners()
        .iterator()
        .next()
        .verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(signing))) {
      throw new GeneralSecurityException("the signature does not hold");
    }
    return (byte[]) signed.getSignedContent().getContent();
  }
}
