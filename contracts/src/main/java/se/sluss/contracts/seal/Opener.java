package se.sluss.contracts.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.jcajce.spec.UserKeyingMaterialSpec;
import se.sluss.contracts.keys.EcProvider;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;

/** Opens what is sealed for one unit. Safe for use by many threads. */
public final class Opener {
  private static final int WRAP_BITS = 256;
  private static final int TAG = 16;

  private final PrivateKey key;
  private final X509Certificate own;
  private final Verifier verifier;

  /**
   * @param key the unit's opening key
   * @param own its certificate
   * @param verifier who is believed as a sender
   */
  public Opener(PrivateKey key, X509Certificate own, Verifier verifier) {
    this.key = EcProvider.own(key);
    this.own = own;
    this.verifier = verifier;
  }

  /**
   * Opens a seal and hands out the content only when everything holds.
   *
   * @param sealed as it came
   * @param expected what the cover it came with says
   * @return the content without its label
   * @throws SealException NOT_A_SEAL, WRONG_CIPHER, WRONG_RECIPIENT, TAMPERED, UNSIGNED,
   *     UNTRUSTED_SIGNER, BAD_SIGNATURE, WRONG_SIGNER or MOVED_PART
   */
  public Bytes open(Bytes sealed, SealLabel expected) throws SealException {
    SealedForm form = SealedForm.read(sealed.toArray(), own);
    Verified verified = verifier.verify(Bytes.of(decrypt(form)));
    if (!verified.signer().equals(expected.sender())) {
      throw new SealException(SlCode.WRONG_SIGNER, "signed by another unit than the sender");
    }
    return Bytes.of(expected.unframe(verified.content().toArray()));
  }

  private byte[] decrypt(SealedForm form) throws SealException {
    try {
      // The JDK's AES-GCM. It returns nothing before the tag is checked.
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          contentKey(form),
          new GCMParameterSpec(TAG * Byte.SIZE, form.nonce()));
      byte[] sealed = Arrays.copyOf(form.ciphertext(), form.ciphertext().length + TAG);
      System.arraycopy(form.tag(), 0, sealed, form.ciphertext().length, TAG);
      return cipher.doFinal(sealed);
    } catch (GeneralSecurityException | IOException e) {
      throw new SealException(SlCode.TAMPERED, "cannot be decrypted", e);
    }
  }

  /** The key agreed on by ECDH and the KDF of X9.63, RFC 5753 section 7.2, and what it unwraps. */
  private Key contentKey(SealedForm form) throws GeneralSecurityException, IOException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDHwithSHA256KDF", EcProvider.get());
    byte[] bits = ByteBuffer.allocate(Integer.BYTES).putInt(WRAP_BITS).array();
    agreement.init(
        key, new UserKeyingMaterialSpec(Der.encode(new ECCCMSSharedInfo(form.wrap(), bits))));
    agreement.doPhase(
        KeyFactory.getInstance("EC", EcProvider.get())
            .generatePublic(new X509EncodedKeySpec(Der.encode(form.ephemeral()))),
        true);
    Cipher unwrap = Cipher.getInstance("AESWrap", EcProvider.get());
    unwrap.init(
        Cipher.UNWRAP_MODE, agreement.generateSecret(NISTObjectIdentifiers.id_aes256_wrap.getId()));
    return unwrap.unwrap(form.wrappedKey(), "AES", Cipher.SECRET_KEY);
  }
}
