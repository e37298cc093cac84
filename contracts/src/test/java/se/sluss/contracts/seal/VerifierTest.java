package se.sluss.contracts.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateEncodingException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;

class VerifierTest {
  private static final byte[] COVER = "{\"purpose\":\"CARE\"}".getBytes(UTF_8);
  private static final Set<SlCode> REFUSALS =
      EnumSet.of(
          SlCode.UNSIGNED,
          SlCode.WRONG_CIPHER,
          SlCode.UNTRUSTED_SIGNER,
          SlCode.BAD_SIGNATURE,
          SlCode.NOT_A_SEAL);

  private final Units units = new Units();

  @Test
  void whatAUnitSignedIsItsOwn() throws SealException {
    Verified verified = units.verifier.verify(units.signer(units.police).sign(COVER));
    assertThat(verified)
        .isEqualTo(new Verified(units.police.unit(), AgencyId.of("polisen"), Bytes.of(COVER)));
  }

  @Test
  void aFlippedBitAnywhereIsRefused() {
    byte[] good = units.signer(units.police).sign(COVER).toArray();
    for (int position = 0; position < good.length; position++) {
      for (int bit : new int[] {0, 1 + position % 7}) {
        byte[] bad = good.clone();
        bad[position] ^= (byte) (1 << bit);
        assertThat(refusal(Bytes.of(bad)))
            .as("bit %d of byte %d of %d", bit, position, good.length)
            .isIn(REFUSALS);
      }
    }
  }

  /**
   * X.690 section 8.6.2: the first octet of a bit string counts its unused bits. Nothing signs it,
   * and where the last bits are zero another count is well-formed too.
   */
  @Test
  void aCertificateIsTakenInOneEncodingOnly() throws CertificateEncodingException {
    UnitKeys keys = units.police;
    while ((lastByte(keys) & 1) != 0) {
      keys = units.issue("polisen-stockholm", "polisen");
    }
    byte[] certificate = keys.signing().getEncoded();
    byte[] other = certificate.clone();
    int count = certificate.length - keys.signing().getSignature().length - 1;
    assertThat(certificate[count]).isZero();
    other[count] = 1;
    String signed = new String(units.signer(keys).sign(COVER).toArray(), ISO_8859_1);
    String changed =
        signed.replace(new String(certificate, ISO_8859_1), new String(other, ISO_8859_1));
    assertThat(changed).isNotEqualTo(signed);
    assertThat(refusal(Bytes.of(changed.getBytes(ISO_8859_1)))).isEqualTo(SlCode.NOT_A_SEAL);
  }

  private static byte lastByte(UnitKeys keys) throws CertificateEncodingException {
    byte[] certificate = keys.signing().getEncoded();
    return certificate[certificate.length - 1];
  }

  @Test
  void twoSignersAreOneTooMany() {
    Bytes two =
        Forgery.signed(
            COVER, units.police.signing(), units.police.signingKey(), units.police.signingKey());
    assertThat(refusal(two)).isEqualTo(SlCode.NOT_A_SEAL);
  }

  @Test
  void whatIsNotSignedIsUnsigned() {
    assertThat(refusal(Bytes.of(COVER))).isEqualTo(SlCode.UNSIGNED);
    assertThat(refusal(Bytes.of(new byte[0]))).isEqualTo(SlCode.UNSIGNED);
  }

  @Test
  void aSignerNeedsACertificateThatNamesAUnit() {
    assertThatThrownBy(() -> new Signer(units.police.signingKey(), units.authority.root()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private SlCode refusal(Bytes cms) {
    try {
      units.verifier.verify(cms);
    } catch (SealException e) {
      return e.code();
    }
    throw new AssertionError("it was verified");
  }
}
