package se.sluss.contracts.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.problem.SlCode;

class JsonTest {
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");
  private final Json json = new Json();
  private final Uuid7 ids = new Uuid7(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));

  private Cover cover() {
    SubjectHandle him = SubjectHandle.of("s-1");
    Attestation attestation =
        new Attestation(
            OfficerId.of("p-17"), AttesterRole.OFFICER, NOW, new TreeSet<>(List.of("BDL-2-22")));
    ConsentRecord consent =
        new ConsentRecord(
            new ConsentId(ids.next()),
            him,
            OfficerId.of("p-17"),
            ConsentRecord.How.SPOKEN,
            true,
            new TreeSet<>(List.of(UnitId.of("u-1"))),
            new TreeSet<>(List.of("TREATMENT_REFERRAL")),
            new TreeSet<>(List.of("CONTACT")),
            NOW,
            NOW.plusSeconds(60));
    return new Cover(
        new MessageId(ids.next()),
        new ConversationId(ids.next()),
        null,
        TypeVersion.of("igor-wish/1"),
        new Party(AgencyId.of("polisen"), UnitId.of("polisen-igor")),
        new Party(AgencyId.of("a-1"), UnitId.of("u-1")),
        "TREATMENT_REFERRAL",
        Urgency.ROUTINE,
        NOW,
        new Ground.Consent(consent, attestation),
        null,
        List.of(
            new PartHeader(
                new PartId(ids.next()),
                him,
                "PERPETRATOR_ADULT",
                new TreeSet<>(List.of("CONTACT")),
                new TreeSet<>(),
                null,
                null,
                TypeVersion.of("igor-wish/1"),
                "0".repeat(64),
                10)));
  }

  @Test
  void aCoverIsReadAsItWasWritten() throws Json.MalformedException {
    Cover cover = cover();
    assertThat(json.read(json.write(cover), Cover.class)).isEqualTo(cover);
  }

  @Test
  void anUnknownFieldIsRefusedByItsPlace() {
    String text =
        new String(json.write(cover()), UTF_8).replace("\"purpose\"", "\"note\":\"x\",\"purpose\"");
    assertThatThrownBy(() -> json.read(text.getBytes(UTF_8), Cover.class))
        .isInstanceOfSatisfying(
            Json.MalformedException.class,
            e -> {
              assertThat(e.code()).isEqualTo(SlCode.UNKNOWN_FIELD);
              assertThat(e.field()).isEqualTo("/note");
            });
  }

  @Test
  void anUnknownFieldThatMayBeAPersonsNameIsNotRepeated() {
    String text =
        new String(json.write(cover()), UTF_8)
            .replace("\"purpose\"", "\"Tolvan Tolvansson\":\"x\",\"purpose\"");
    assertThatThrownBy(() -> json.read(text.getBytes(UTF_8), Cover.class))
        .isInstanceOfSatisfying(
            Json.MalformedException.class, e -> assertThat(e.field()).isEqualTo("/-"));
  }

  @Test
  void aMissingFieldIsRefused() {
    String text =
        new String(json.write(cover()), UTF_8).replace("\"purpose\":\"TREATMENT_REFERRAL\",", "");
    assertThatThrownBy(() -> json.read(text.getBytes(UTF_8), Cover.class))
        .isInstanceOf(Json.MalformedException.class);
  }

  @Test
  void aFieldTwiceANumberForAWordAndTrailingTextAreRefused() {
    String text = new String(json.write(cover()), UTF_8);
    List<String> bad =
        List.of(
            text.replace("\"purpose\"", "\"purpose\":\"CARE\",\"purpose\""),
            text.replace("\"TREATMENT_REFERRAL\",\"urgency\"", "7,\"urgency\""),
            text.replace("\"TREATMENT_REFERRAL\",\"urgency\"", "null,\"urgency\""),
            text + " {}");
    for (String one : bad) {
      assertThat(one).isNotEqualTo(text);
      assertThatThrownBy(() -> json.read(one.getBytes(UTF_8), Cover.class))
          .as(one)
          .isInstanceOf(Json.MalformedException.class);
    }
  }

  @Test
  void anAnswerWithoutAQuestionIsNoCover() {
    String text =
        new String(json.write(cover()), UTF_8)
            .replaceFirst("\\{", "{\"answer\":\"" + AnswerCode.TAKEN_OVER + "\",");
    assertThatThrownBy(() -> json.read(text.getBytes(UTF_8), Cover.class))
        .isInstanceOf(Json.MalformedException.class);
  }

  @Test
  void theMessageOfARefusalRepeatsNothing() {
    byte[] bad = "{\"id\":\"Tolvan Tolvansson\"}".getBytes(UTF_8);
    assertThatThrownBy(() -> json.read(bad, Submission.class))
        .hasMessageNotContaining("Tolvan")
        .hasNoCause();
  }
}
