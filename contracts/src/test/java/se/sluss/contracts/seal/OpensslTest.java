package se.sluss.contracts.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.wire.Bytes;

/** Someone else's implementation of the same RFCs reads what we write, and the other way round. */
class OpensslTest {
  private static final String CONTENT = "{\"name\":\"Tolvan\",\r\n\"x\":\"åäö\"}\n";
  private static final String TIME = Long.toString(Units.NOW.getEpochSecond());

  private final Units units = new Units();
  private final SealLabel label = units.label();

  /** As the format's description words it, not as the code builds it. */
  private final String framed =
      "{\"message\":\"%s\",\"part\":\"%s\",\"sender\":\"polisen-stockholm\",\"recipient\":\"0127.authority-violence\",\"schema\":\"igor-wish/1\"}\n%s"
          .formatted(label.message(), label.part(), CONTENT);

  private final Openssl openssl;

  OpensslTest(@TempDir Path folder) throws IOException, InterruptedException {
    openssl =
        Openssl.in(folder)
            .certificate("root.pem", units.authority.root())
            .certificate("police.pem", units.police.signing())
            .key("police.key", units.police.signingKey())
            .certificate("violence.pem", units.violence.opening())
            .key("violence.key", units.violence.openingKey());
  }

  @Test
  void opensslOpensAndVerifiesWhatWeSeal() throws Exception {
    Bytes sealed =
        units.sealer(units.police).seal(CONTENT.getBytes(UTF_8), label, units.violence.opening());
    openssl.file("sealed.der", sealed.toArray());
    openssl.must(
        "cms",
        "-decrypt",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "sealed.der",
        "-recip",
        "violence.pem",
        "-inkey",
        "violence.key",
        "-out",
        "signed.der");
    openssl.must(
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "signed.der",
        "-CAfile",
        "root.pem",
        "-attime",
        TIME,
        "-out",
        "framed",
        "-signer",
        "signer.pem");
    assertThat(new String(openssl.read("framed"), UTF_8)).isEqualTo(framed);
    assertThat(new String(openssl.read("signer.pem"), UTF_8))
        .contains(new String(openssl.read("police.pem"), UTF_8).strip());
  }

  @Test
  void opensslRefusesWhatWeSealOnceABitIsFlipped() throws Exception {
    byte[] sealed =
        units
            .sealer(units.police)
            .seal(CONTENT.getBytes(UTF_8), label, units.violence.opening())
            .toArray();
    sealed[sealed.length - 1] ^= 1;
    openssl.file("sealed.der", sealed);
    assertThat(
            openssl
                .run(
                    "cms",
                    "-decrypt",
                    "-binary",
                    "-inform",
                    "DER",
                    "-in",
                    "sealed.der",
                    "-recip",
                    "violence.pem",
                    "-inkey",
                    "violence.key",
                    "-out",
                    "signed.der")
                .exit())
        .isNotZero();
  }

  @Test
  void opensslVerifiesACoverThatWeSign() throws Exception {
    openssl.file("cover.der", units.signer(units.police).sign(framed.getBytes(UTF_8)).toArray());
    openssl.must(
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "cover.der",
        "-CAfile",
        "root.pem",
        "-attime",
        TIME,
        "-out",
        "content");
    assertThat(openssl.read("content")).isEqualTo(framed.getBytes(UTF_8));
  }

  @Test
  void weOpenWhatOpensslSeals() throws Exception {
    sign();
    encrypt("-aes-256-gcm");
    Bytes opened = units.opener(units.violence).open(Bytes.of(openssl.read("sealed.der")), label);
    assertThat(new String(opened.toArray(), UTF_8)).isEqualTo(CONTENT);
  }

  @Test
  void weRefuseWhatOpensslSealsOtherwise() throws Exception {
    sign();
    encrypt("-aes-128-gcm");
    assertThatThrownBy(this::open).hasMessageStartingWith("SL-3104");
    encrypt("-aes-256-cbc");
    assertThatThrownBy(this::open).hasMessageStartingWith("SL-3104");
    openssl.file("signed.der", framed.getBytes(UTF_8));
    encrypt("-aes-256-gcm");
    assertThatThrownBy(this::open).hasMessageStartingWith("SL-3103");
  }

  private void open() throws SealException, IOException {
    units.opener(units.violence).open(Bytes.of(openssl.read("sealed.der")), label);
  }

  private void sign() throws IOException, InterruptedException {
    openssl.file("framed", framed.getBytes(UTF_8));
    openssl.must(
        "cms",
        "-sign",
        "-binary",
        "-nodetach",
        "-md",
        "sha256",
        "-in",
        "framed",
        "-signer",
        "police.pem",
        "-inkey",
        "police.key",
        "-outform",
        "DER",
        "-out",
        "signed.der");
  }

  private void encrypt(String cipher) throws IOException, InterruptedException {
    openssl.must(
        "cms",
        "-encrypt",
        "-binary",
        cipher,
        "-aes256-wrap",
        "-in",
        "signed.der",
        "-recip",
        "violence.pem",
        "-keyopt",
        "ecdh_kdf_md:sha256",
        "-outform",
        "DER",
        "-out",
        "sealed.der");
  }
}
