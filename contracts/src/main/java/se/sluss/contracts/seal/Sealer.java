package se.sluss.contracts.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.OutputEncryptor;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.EcProvider;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;

/** Seals content of one unit for another. Safe for use by many threads. */
public final class Sealer {
  private final Signer signer;
  private final Verifier verifier;

  /**
   * @param signer the sending unit
   * @param verifier who is believed: nothing is sealed for a certificate that only the hub vouches
   *     for
   */
  public Sealer(Signer signer, Verifier verifier) {
    this.signer = signer;
    this.verifier = verifier;
  }

  /**
   * Signs content with its label and encrypts both for the recipient alone.
   *
   * @param content any bytes
   * @param label what the content is bound to
   * @param recipient the opening certificate of the label's recipient
   * @return CMS AuthEnvelopedData in DER
   * @throws SealException UNTRUSTED_RECIPIENT, WRONG_RECIPIENT when the certificate is another
   *     unit's, WRONG_SIGNER when the label's sender is another unit than the signer
   */
  public Bytes seal(byte[] content, SealLabel label, X509Certificate recipient)
      throws SealException {
    UnitId to = verifier.recipient(recipient).unit();
    if (!to.equals(label.recipient())) {
      throw new SealException(SlCode.WRONG_RECIPIENT, "the certificate is another unit's");
    }
    if (!signer.unit().equals(label.sender())) {
      throw new SealException(SlCode.WRONG_SIGNER, "the label names another sender");
    }
    return encrypt(signer.sign(label.frame(content)).toArray(), recipient);
  }

  private static Bytes encrypt(byte[] signed, X509Certificate recipient) {
    try {
      CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(forOne(recipient));
      // No provider named: the JDK's AES-GCM, forty times faster over the content.
      OutputEncryptor cipher = new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM).build();
      if (!(cipher instanceof OutputAEADEncryptor aead)) {
        throw new IllegalStateException("AES-GCM without authentication");
      }
      CMSAuthEnvelopedData data = generator.generate(new CMSProcessableByteArray(signed), aead);
      return Bytes.of(Der.encode(data.toASN1Structure()));
    } catch (CMSException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a trusted P-256 certificate cannot be sealed for", e);
    }
  }

  private static JceKeyAgreeRecipientInfoGenerator forOne(X509Certificate recipient)
      throws GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", EcProvider.get());
    pairs.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair ephemeral = pairs.generateKeyPair();
    return new JceKeyAgreeRecipientInfoGenerator(
            CMSAlgorithm.ECDH_SHA256KDF,
            ephemeral.getPrivate(),
            ephemeral.getPublic(),
            CMSAlgorithm.AES256_WRAP)
        .addRecipient(recipient)
        .setProvider(EcProvider.get());
  }
}
