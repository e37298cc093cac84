package se.sluss.hub.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import se.sluss.contracts.config.PackagedConfig;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Sealer;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verifier;

/** A yes, a clear no or a wrong call for any file there is. */
class CheckCommandTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
  private static final String EVENT =
      """
      {"eventId": "K-2026-000001", "officer": "officer.17", "stage": "REPORTED", "wish": "NO",
       "presentWhenAsked": ["OFFICER_ONLY"], "askedAlone": "YES",
       "toldThatNoChangesNothing": true, "childSuspected": false, "ticks": []}
      """;

  private static final String BATCH =
      """
      <batch xmlns="urn:sluss:probation:1">
        <batchId>0b5f6a1e-54a3-4c57-8d0e-2f1f7a3c9b10</batchId>
        <conditions>
          <itemId>44444444-54a3-4c57-8d0e-2f1f7a3c9b10</itemId>
          <recordedAt>2026-11-20T12:00:00Z</recordedAt>
          <recordedBy>k-17</recordedBy>
          <priority>ROUTINE</priority>
          <consent>
            <how>SPOKEN</how>
            <purpose>TREATMENT_REFERRAL</purpose>
            <category>CONTACT</category>
            <category>RELEASE_DATE</category>
            <category>SENTENCE_PLAN</category>
            <category>SOCIAL</category>
            <category>VIOLENCE_INFO</category>
            <until>2027-01-31T22:00:00Z</until>
          </consent>
          <necessaryAndProportionate>yes</necessaryAndProportionate>
          <name>Tolvan Tolvansson</name>
          <personalNumber>191212121212</personalNumber>
          <protectedIdentity>no</protectedIdentity>
          <place><municipality>0127</municipality></place>
          <condition>SOBRIETY</condition>
        </conditions>
      </batch>
      """;

  @TempDir private Path folder = Path.of("");

  private final Locale before = Locale.getDefault();
  private String out = "";
  private String err = "";

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.of("en", "GB"));
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "min.xml, sdk-message/3, 0",
    "messageWithAttachments3.xml, sdk-message/3, 0",
    "TF2.4.2.xml, sdk-message/3, 1",
    "XHE-tm-base.xml, xhe/1.0, 0",
    "XHE-tm-base-ext-sigenc.xml, xhe/1.0, 0",
    "Kvittens_AP-Accepterat.xml, sdk-receipt/1, 0",
    "Kvittens_RE-AnnatFel.xml, sdk-receipt/1, 0",
    "Kvittens_RE-SCHFel.xml, sdk-receipt/1, 0",
    "Kvittens_RE-SIG.xml, sdk-receipt/1, 0",
    "Kvittens_RE-XSDFel.xml, sdk-receipt/1, 0"
  })
  void aPublishedFileOfSdkGivesWhatIsPublishedOfIt(String name, String format, int exit)
      throws IOException {
    Path file = vector(name);
    assertThat(run(file)).isEqualTo(exit);
    assertThat(out)
        .contains("\"format\":\"" + format + "\"")
        .contains("\"accepted\":" + (exit == 0));
  }

  @Test
  void aRefusalNamesCodeRuleAndPlaceOnStdoutAndSaysItInWords() throws IOException {
    assertThat(run(vector("TF2.4.2.xml"))).isEqualTo(1);
    assertThat(out)
        .contains("\"code\":\"SL-8102\"")
        .contains("\"rule\":\"senderIdvalue\"")
        .contains("\"cause\":{\"kind\":\"BV\",\"detail\":\"invariant\"}")
        .contains("\"field\":\"/messagePayload/message/messageHeader/sender/senderID/root\"")
        .doesNotContain("icke-");
    assertThat(err).contains("would not be taken").contains("SL-8102 The file breaks a rule");
    Locale.setDefault(Locale.of("sv", "SE"));
    assertThat(run(vector("TF2.4.2.xml"))).isEqualTo(1);
    assertThat(err).contains("tas inte emot").contains("Filen bryter mot en regel");
  }

  @Test
  void anEventForThePoliceDoorIsHeldAgainstItsPublishedDescription() throws IOException {
    assertThat(check(EVENT)).isEqualTo(0);
    assertThat(out).contains("police/IgorEvent");
    assertThat(check(EVENT.replace("\"wish\": \"NO\"", "\"wish\": \"Kanske\""))).isEqualTo(1);
    assertThat(out).contains("SL-1004").contains("/wish").doesNotContain("Kanske");
    assertThat(check(EVENT.replace("\"ticks\"", "\"extra\": 1, \"ticks\""))).isEqualTo(1);
    assertThat(out).contains("SL-1002");
    assertThat(check(EVENT.replace("\"officer\": \"officer.17\",", ""))).isEqualTo(1);
    assertThat(out).contains("SL-1012").contains("/officer");
    assertThat(check(EVENT.replace("{\"eventId\"", "{\"eventId\": 1, \"eventId\""))).isEqualTo(1);
    assertThat(out).contains("SL-1001");
  }

  @Test
  void aStepForTheSocialServicesDoorIsHeldAgainstItsPublishedDescription() throws IOException {
    String step =
        """
        {"by": {"officer": "officer.17", "roles": ["handler"]}, "step": "COMPLETE",
         "reason": "ENDED_AS_PLANNED", "safety": {"kind": "assessed", "on": "2026-11-20",
         "instrument": {"name": "FREDA", "version": "2"}}}
        """;
    assertThat(check(step)).isEqualTo(0);
    assertThat(out).contains("socialservices/Stepping");
    assertThat(check(step.replace("COMPLETE", "EXPIRE"))).isEqualTo(1);
    assertThat(out).contains("/step").doesNotContain("EXPIRE");
    assertThat(check(step.replace("handler", "chief"))).isEqualTo(1);
    assertThat(out).contains("/by/roles/0");
  }

  @Test
  void aPartIsHeldAgainstItsClosedSchema() throws IOException {
    assertThat(
            check(
                """
                {"name": "Tolvan Tolvansson", "telephone": "070-1740605", "custodyState": "REPORTED",
                 "ageBand": "ADULT", "language": "sv", "toldThatNoChangesNothing": true,
                 "recordedAt": "2026-11-22T07:00:00Z", "recordedBy": "officer.17",
                 "provisional": false, "herAddress": "Hemliga gatan 1"}
                """))
        .isEqualTo(1);
    assertThat(out).contains("igor-wish/1").contains("SL-1002").doesNotContain("Hemliga");
    assertThat(err).doesNotContain("Hemliga");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"resourceType\": \"ServiceRequest\"} | fhir/ServiceRequest | SL-8003",
        "<Task xmlns='http://hl7.org/fhir'/> | fhir/Task | SL-8003",
        "<Tolvan xmlns='http://hl7.org/fhir'/> | fhir | SL-8003",
        "<Message xmlns='urn:riv:infrastructure:messaging:MessageWithAttachments:2'/>"
            + "| sdk-message | SL-1009",
        "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'/> | soap | SL-8003"
      })
  void whatIsKnownAndHasNoDoorIsNamed(String text, String format, String code) throws IOException {
    assertThat(check(text)).isEqualTo(1);
    assertThat(out).contains("\"format\":\"" + format + "\"").contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Tolvan Tolvansson 19121212-1212",
        "{}",
        "[]",
        "{\"Tolvan\": 1}",
        "<Tolvan/>",
        "%PDF-1.7",
        "PK\u0003\u0004",
        "---\na: b\n"
      })
  void whatIsNothingOfOursIsAClearNoThatRepeatsNothing(String text) throws IOException {
    assertThat(check(text)).isEqualTo(1);
    assertThat(out).contains("SL-8002").contains("\"accepted\":false").doesNotContain("Tolvan");
    assertThat(err).contains("unknown format").doesNotContain("Tolvan");
  }

  @Test
  void anUnknownFileIsToldWhatItMayBeMeantAs() throws IOException {
    assertThat(check("<ApplicationResponse/>")).isEqualTo(1);
    assertThat(out).contains("\"could\":[\"sdk-receipt/1\"]");
    assertThat(check("{\"officer\": 1, \"a\": 1, \"b\": 2, \"c\": 3}")).isEqualTo(1);
    assertThat(out).contains("SL-8002").contains("police/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a> | SL-8001",
        "<a><b></a> | SL-1001",
        "{\"a\": | SL-1001",
        "{\"a\": 1} x | SL-1001"
      })
  void whatCannotBeReadSaysWhy(String text, String code) throws IOException {
    assertThat(check(text)).isEqualTo(1);
    assertThat(out).contains(code);
  }

  @Test
  void depthAndSizeAreBounded() throws IOException {
    assertThat(check("<a>".repeat(1_000_000))).isEqualTo(1);
    assertThat(out).contains("SL-1003");
    assertThat(check("[".repeat(100_000))).isEqualTo(1);
    assertThat(out).contains("SL-1003");
    assertThat(check("{\"a\": \"" + "x".repeat(2_000_000) + "\"}")).isEqualTo(1);
    assertThat(out).contains("SL-1003");
    Path huge = folder.resolve("huge");
    Files.write(huge, new byte[49 * 1024 * 1024]);
    assertThat(run(huge)).isEqualTo(1);
    assertThat(out).contains("SL-1003");
  }

  @Test
  void aConfigurationFileIsHeldAgainstTheFolderItLiesIn() throws IOException {
    Path config = PackagedConfig.writeTo(folder.resolve("config"));
    Path type = config.resolve("types/igor-wish-1.yaml");
    assertThat(run(type, config.resolve("limits.yaml"))).isEqualTo(0);
    Files.writeString(type, Files.readString(type).replace("to: authority-violence", "to: nobody"));
    assertThat(run(type)).isEqualTo(1);
    assertThat(out).contains("\"format\":\"config\"").contains("types/igor-wish-1.yaml:");
    assertThat(run(config.resolve("limits.yaml"))).isEqualTo(0);
  }

  @Test
  void aSealIsRecognisedAndNotOpened() throws Exception {
    Clock now = Clock.systemUTC();
    CertificateAuthority authority = CertificateAuthority.create(now);
    UnitKeys sender = authority.issue(UnitId.of("u-1"), AgencyId.of("a-1"));
    UnitKeys recipient = authority.issue(UnitId.of("u-2"), AgencyId.of("a-2"));
    SealLabel label =
        new SealLabel(
            MessageId.of("019df3b2-0000-7000-8000-000000000001"),
            PartId.of("019df3b2-0000-7000-8000-000000000002"),
            sender.unit(),
            recipient.unit(),
            TypeVersion.of("igor-wish/1"));
    Signer signer = new Signer(sender.signingKey(), sender.signing());
    Path sealed = folder.resolve("sealed.der");
    Files.write(
        sealed,
        new Sealer(signer, new Verifier(authority.root(), now))
            .seal("{}".getBytes(StandardCharsets.UTF_8), label, recipient.opening())
            .toArray());
    assertThat(run(sealed)).isEqualTo(0);
    assertThat(out).contains("\"format\":\"sealed-part\"").contains("SL-8004");
    Path certificate = folder.resolve("certificate.der");
    Files.write(certificate, authority.root().getEncoded());
    assertThat(run(certificate)).isEqualTo(1);
    assertThat(out).contains("SL-8002").contains("sealed-part");
  }

  @Test
  void anyBytesAtAllGetAnAnswer() throws IOException {
    Random random = new Random(20261122);
    byte[][] starts = {{}, {'<'}, {'{'}, {0x30, (byte) 0x82}, {(byte) 0xFE, (byte) 0xFF}, {'['}};
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      byte[] start = starts[i % starts.length];
      System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
      Path file = folder.resolve("bytes");
      Files.write(file, bytes);
      assertThat(run(file)).isEqualTo(1);
      assertThat(out).contains("\"accepted\":false");
    }
  }

  @Test
  void aBatchOfKriminalvardenIsToldItemByItem() throws IOException {
    assertThat(check(BATCH)).as(out).isEqualTo(0);
    assertThat(out).contains("\"format\":\"probation/1\"").contains("\"accepted\":true");
    String second = BATCH.substring(BATCH.indexOf("<conditions>"), BATCH.indexOf("</batch>"));
    String broken =
        second.replace("SOBRIETY", "Tolvan").replace("<priority>ROUTINE</priority>", "");
    assertThat(check(BATCH.replace("</batch>", broken + "</batch>"))).isEqualTo(1);
    assertThat(out)
        .contains("\"code\":\"SL-1012\"", "\"field\":\"item[2]/priority\"")
        .doesNotContain("item[1]", "Tolvan", "1912");
    assertThat(check(BATCH.replace("<batch ", "<!DOCTYPE batch><batch "))).isEqualTo(1);
    assertThat(out).contains("SL-8001");
    assertThat(check(BATCH.replace("urn:sluss:probation:1", "urn:other"))).isEqualTo(1);
    assertThat(out).contains("\"could\":[\"probation/1\"]");
    assertThat(check("<receipt xmlns=\"urn:sluss:probation:1\"/>")).isEqualTo(1);
    assertThat(out).contains("probation/1").contains("SL-8003");
  }

  @Test
  void aLineForEachFileAndOneNoIsANo() throws IOException {
    assertThat(run(vector("min.xml"), vector("TF2.4.2.xml"), vector("min.xml"))).isEqualTo(1);
    assertThat(out.lines()).hasSize(3).allMatch(line -> line.startsWith("{\"file\":"));
  }

  @Test
  void aFileThatIsNotThereIsAWrongCall() throws IOException {
    assertThat(run(folder.resolve("absent"))).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).contains("no file that can be read");
    assertThat(run(folder)).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  private int check(String text) throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, text);
    return run(file);
  }

  private Path vector(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = CheckCommandTest.class.getResourceAsStream("/sdk/" + name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }

  private int run(Path... files) {
    StringWriter said = new StringWriter();
    StringWriter told = new StringWriter();
    CommandLine line =
        CheckCommand.line(CLOCK)
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(told, true));
    int exit = line.execute(List.of(files).stream().map(Path::toString).toArray(String[]::new));
    out = said.toString();
    err = told.toString();
    assertThat(exit).isBetween(0, 2);
    return exit;
  }
}
