package se.sluss.contracts.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.cms.CMSAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;

class SealTest {
  private static final byte[] CONTENT = "{\"telephone\":\"070-174 06 05\"}".getBytes(UTF_8);
  private static final Set<SlCode> REFUSALS =
      EnumSet.of(
          SlCode.TAMPERED,
          SlCode.WRONG_RECIPIENT,
          SlCode.UNSIGNED,
          SlCode.WRONG_CIPHER,
          SlCode.MOVED_PART,
          SlCode.UNTRUSTED_SIGNER,
          SlCode.BAD_SIGNATURE,
          SlCode.NOT_A_SEAL);

  private final Units units = new Units();
  private final SealLabel label = units.label();

  private Bytes sealed() throws SealException {
    return units.sealer(units.police).seal(CONTENT, label, units.violence.opening());
  }

  private SlCode refusal(Bytes sealed) {
    return refusal(units.opener(units.violence), sealed, label);
  }

  private static SlCode refusal(Opener opener, Bytes sealed, SealLabel expected) {
    try {
      opener.open(sealed, expected);
    } catch (SealException e) {
      assertThat(e.getMessage()).doesNotContain("070").startsWith(e.code().toString());
      return e.code();
    }
    throw new AssertionError("it was opened");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096, 1 << 20})
  void whatIsSealedForAUnitIsOpenedByIt(int size) throws SealException {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) '\n');
    Bytes sealed = units.sealer(units.police).seal(content, label, units.violence.opening());
    assertThat(units.opener(units.violence).open(sealed, label)).isEqualTo(Bytes.of(content));
  }

  @Test
  void whoCarriesItCanReadNeitherContentNorLabel() throws SealException {
    assertThat(new String(sealed().toArray(), ISO_8859_1))
        .doesNotContain("070-174", "telephone", label.message().toString(), "polisen");
  }

  @Test
  void theSameContentIsNeverSealedTheSame() throws SealException {
    Set<String> endings = new TreeSet<>();
    for (int i = 0; i < 50; i++) {
      endings.add(sealed().sha256());
    }
    assertThat(endings).hasSize(50);
  }

  @Test
  void aFlippedBitAnywhereIsRefused() throws SealException {
    byte[] good = sealed().toArray();
    Opener opener = units.opener(units.violence);
    for (int position = 0; position < good.length; position++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = good.clone();
        bad[position] ^= (byte) (1 << bit);
        assertThat(refusal(opener, Bytes.of(bad), label))
            .as("bit %d of byte %d of %d", bit, position, good.length)
            .isIn(REFUSALS);
      }
    }
  }

  @Test
  void cutOffOrLengthenedItIsNoSeal() throws SealException {
    byte[] good = sealed().toArray();
    for (int length = 0; length < good.length; length += 7) {
      assertThat(refusal(Bytes.of(Arrays.copyOf(good, length)))).isEqualTo(SlCode.NOT_A_SEAL);
    }
    assertThat(refusal(Bytes.of(Arrays.copyOf(good, good.length + 1))))
        .isEqualTo(SlCode.NOT_A_SEAL);
  }

  @Test
  void somethingElseIsNoSeal() {
    byte[] nested = new byte[100_000];
    Arrays.fill(nested, (byte) 0x30);
    byte[] endless = new byte[100_000];
    for (int i = 0; i < endless.length; i += 2) {
      endless[i] = 0x30;
      endless[i + 1] = (byte) 0x80;
    }
    List<byte[]> others = List.of(CONTENT, new byte[] {0x30, 0}, new byte[64], nested, endless);
    for (byte[] other : others) {
      assertThat(refusal(Bytes.of(other))).isEqualTo(SlCode.NOT_A_SEAL);
    }
    assertThat(refusal(units.signer(units.police).sign(CONTENT))).isEqualTo(SlCode.NOT_A_SEAL);
  }

  @Test
  void anotherUnitCannotOpenIt() throws SealException {
    Opener family = units.opener(units.family);
    assertThat(refusal(family, sealed(), label)).isEqualTo(SlCode.WRONG_RECIPIENT);
  }

  @Test
  void withAnotherUnitsNameOnItItIsTampered() throws SealException {
    byte[] renamed =
        replace(
            sealed().toArray(),
            units.violence.opening().getSerialNumber().toByteArray(),
            units.family.opening().getSerialNumber().toByteArray());
    assertThat(refusal(units.opener(units.family), Bytes.of(renamed), label))
        .isEqualTo(SlCode.TAMPERED);
  }

  private static byte[] replace(byte[] in, byte[] from, byte[] to) {
    String text = new String(in, ISO_8859_1);
    String changed = text.replace(new String(from, ISO_8859_1), new String(to, ISO_8859_1));
    assertThat(changed).isNotEqualTo(text).hasSameSizeAs(text);
    return changed.getBytes(ISO_8859_1);
  }

  @Test
  void forTwoItIsForNobody() {
    Bytes signed = units.signer(units.police).sign(label.frame(CONTENT));
    Bytes two =
        new Forgery().authEnveloped(signed, units.violence.opening(), units.family.opening());
    assertThat(refusal(two)).isEqualTo(SlCode.WRONG_RECIPIENT);
  }

  @Test
  void withoutItsSignatureItIsUnsigned() {
    Bytes bare = new Forgery().authEnveloped(Bytes.of(label.frame(CONTENT)), opening());
    assertThat(refusal(bare)).isEqualTo(SlCode.UNSIGNED);
    Bytes nobody = Forgery.signed(label.frame(CONTENT), units.police.signing());
    assertThat(refusal(new Forgery().authEnveloped(nobody, opening()))).isEqualTo(SlCode.UNSIGNED);
  }

  private X509Certificate opening() {
    return units.violence.opening();
  }

  @Test
  void aStrangersToolIsTakenWhenItMakesTheSameFormat() throws SealException {
    Bytes signed = units.signer(units.police).sign(label.frame(CONTENT));
    Bytes sealed = new Forgery().authEnveloped(signed, opening());
    assertThat(units.opener(units.violence).open(sealed, label)).isEqualTo(Bytes.of(CONTENT));
  }

  @Test
  void anotherCipherIsRefused() {
    Bytes signed = units.signer(units.police).sign(label.frame(CONTENT));
    List<Bytes> others =
        List.of(
            new Forgery().cipher(CMSAlgorithm.AES128_GCM).authEnveloped(signed, opening()),
            new Forgery().cipher(CMSAlgorithm.AES192_GCM).authEnveloped(signed, opening()),
            new Forgery().cipher(CMSAlgorithm.AES256_CCM).authEnveloped(signed, opening()),
            new Forgery().enveloped(signed, opening()),
            new Forgery().wrap(CMSAlgorithm.AES128_WRAP).authEnveloped(signed, opening()),
            new Forgery().agreement(CMSAlgorithm.ECDH_SHA384KDF).authEnveloped(signed, opening()));
    assertThat(others).allMatch(other -> refusal(other) == SlCode.WRONG_CIPHER);
  }

  @Test
  void attributesThatOpensslCannotReadAreRefused() {
    Bytes signed = units.signer(units.police).sign(label.frame(CONTENT));
    assertThat(
            refusal(new Forgery().withAuthenticatedAttributes().authEnveloped(signed, opening())))
        .isEqualTo(SlCode.NOT_A_SEAL);
  }

  @Test
  void aPartMovedElsewhereIsRefused() throws SealException {
    SealLabel other = units.label();
    List<SealLabel> elsewhere =
        List.of(
            with(other.message(), label.part(), label.recipient(), label.schema()),
            with(label.message(), other.part(), label.recipient(), label.schema()),
            with(label.message(), label.part(), units.family.unit(), label.schema()),
            with(label.message(), label.part(), label.recipient(), TypeVersion.of("igor-wish/2")));
    Bytes sealed = sealed();
    for (SealLabel moved : elsewhere) {
      assertThat(refusal(units.opener(units.violence), sealed, moved)).isEqualTo(SlCode.MOVED_PART);
    }
  }

  private SealLabel with(MessageId message, PartId part, UnitId recipient, TypeVersion schema) {
    return new SealLabel(message, part, label.sender(), recipient, schema);
  }

  /** The recipient can decrypt, and so can seal the sender's signed content for somebody else. */
  @Test
  void whatARecipientPassesOnAsTheSendersOwnIsRefused() {
    Bytes signed = units.signer(units.police).sign(label.frame(CONTENT));
    Bytes passedOn = new Forgery().authEnveloped(signed, units.family.opening());
    SealLabel claimed =
        new SealLabel(
            label.message(), label.part(), label.sender(), units.family.unit(), label.schema());
    assertThat(refusal(units.opener(units.family), passedOn, claimed)).isEqualTo(SlCode.MOVED_PART);
  }

  @Test
  void aPartSignedByAnotherUnitIsRefused() {
    Bytes signed = units.signer(units.family).sign(label.frame(CONTENT));
    assertThat(refusal(new Forgery().authEnveloped(signed, opening())))
        .isEqualTo(SlCode.WRONG_SIGNER);
  }

  @Test
  void aSignerUnderAnotherAuthorityIsNotTrusted() {
    UnitKeys impostor =
        CertificateAuthority.create(units.clock).issue(units.police.unit(), AgencyId.of("polisen"));
    Bytes signed = units.signer(impostor).sign(label.frame(CONTENT));
    assertThat(refusal(new Forgery().authEnveloped(signed, opening())))
        .isEqualTo(SlCode.UNTRUSTED_SIGNER);
  }

  @Test
  void aSignerIsTrustedInItsTimeOnly() throws SealException {
    Bytes sealed = sealed();
    assertThat(at(Duration.ofDays(365)).open(sealed, label)).isEqualTo(Bytes.of(CONTENT));
    assertThat(refusal(at(Duration.ofDays(365).plusSeconds(1)), sealed, label))
        .isEqualTo(SlCode.UNTRUSTED_SIGNER);
    assertThat(at(Duration.ofMinutes(-5)).open(sealed, label)).isEqualTo(Bytes.of(CONTENT));
    assertThat(refusal(at(Duration.ofMinutes(-5).minusSeconds(1)), sealed, label))
        .isEqualTo(SlCode.UNTRUSTED_SIGNER);
  }

  private Opener at(Duration later) {
    Verifier then = new Verifier(units.authority.root(), Clock.offset(units.clock, later));
    return new Opener(units.violence.openingKey(), units.violence.opening(), then);
  }

  @Test
  void anOpeningCertificateSignsNothing() {
    Bytes signed =
        new Signer(units.police.openingKey(), units.police.opening()).sign(label.frame(CONTENT));
    assertThat(refusal(new Forgery().authEnveloped(signed, opening())))
        .isEqualTo(SlCode.UNTRUSTED_SIGNER);
  }

  @Test
  void aCertificateWithoutItsKeySignsNothing() {
    Bytes signed =
        new Signer(units.family.signingKey(), units.police.signing()).sign(label.frame(CONTENT));
    assertThat(refusal(new Forgery().authEnveloped(signed, opening())))
        .isEqualTo(SlCode.BAD_SIGNATURE);
  }

  @Test
  void nothingIsSealedForAKeyThatIsNotTheRecipients() {
    UnitKeys impostor =
        CertificateAuthority.create(units.clock)
            .issue(units.violence.unit(), AgencyId.of("kommun-0127"));
    Sealer sealer = units.sealer(units.police);
    assertThatThrownBy(() -> sealer.seal(CONTENT, label, impostor.opening()))
        .hasMessageStartingWith("SL-3110");
    assertThatThrownBy(() -> sealer.seal(CONTENT, label, units.violence.signing()))
        .hasMessageStartingWith("SL-3110");
    assertThatThrownBy(() -> sealer.seal(CONTENT, label, units.family.opening()))
        .hasMessageStartingWith("SL-3102");
    assertThatThrownBy(() -> units.sealer(units.family).seal(CONTENT, label, opening()))
        .hasMessageStartingWith("SL-2003");
  }
}
