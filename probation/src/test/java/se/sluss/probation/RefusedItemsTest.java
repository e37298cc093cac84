package se.sluss.probation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.xml.Tree;

/** What the first item is refused for; the others are not its concern. */
class RefusedItemsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "personalNumber | 191212121213 | PERSONAL_NUMBER | personalNumber",
        "personalNumber | 19121212-1212 | WRONG_VALUE | personalNumber",
        "personalNumber | 201212121212 | TOO_YOUNG | personalNumber",
        "name | Tolvan <b> | WRONG_VALUE | name",
        "telephone | ring inte | WRONG_VALUE | telephone",
        "necessaryAndProportionate | no | NOT_ATTESTED | necessaryAndProportionate",
        "priority | SOON | WRONG_VALUE | priority",
        "releaseOn | 2026-02-30 | WRONG_VALUE | releaseOn",
        "releaseOn | imorgon | WRONG_VALUE | releaseOn",
        "recordedAt | 2026-05-04T12:00:00+02:00 | WRONG_VALUE | recordedAt",
        "recordedAt | 2027-05-04T12:00:00Z | FUTURE_DATE | recordedAt",
        "interpreter/dialect | 12 | WRONG_VALUE | interpreter/dialect",
        "place/municipality | Botkyrka | WRONG_VALUE | place/municipality",
        "condition | NO_CONTACT | WRONG_VALUE | condition",
        "consent/category | VIOLENCE_INFO | WRONG_VALUE | consent/category",
        "consent/until | 2026-05-04T12:00:00Z | WRONG_VALUE | consent/until"
      })
  void aValueIsRefusedByNumberAndElementAndNeverRepeated(
      String path, String value, SlCode code, String element) throws Exception {
    Document batch = Sample.batch();
    Sample.at(Sample.item(batch, 0), path).setTextContent(value);
    Batch.Entry entry = Sample.entry(batch, 0);
    assertThat(Sample.faults(entry)).contains(new Fault(code, element));
    assertThat(entry.toString()).doesNotContain("=" + value, "/" + value);
    assertThat(Sample.read(batch).entries().subList(1, 4))
        .allSatisfy(other -> assertThat(other).isInstanceOf(Batch.Understood.class));
  }

  @Test
  void aYesThatCoversLessThanWhatWouldGoIsTooLittle() throws Exception {
    Document batch = Sample.batch();
    Element consent = Sample.at(Sample.item(batch, 0), "consent");
    consent.removeChild(Tree.children(consent, HandoverFiles.NAMESPACE, "category").getFirst());
    consent.removeChild(Tree.children(consent, HandoverFiles.NAMESPACE, "purpose").getFirst());
    assertThat(Sample.faults(Sample.entry(batch, 0)))
        .containsExactly(
            new Fault(SlCode.FHIR_CONSENT_NARROWER, "consent/purpose"),
            new Fault(SlCode.FHIR_CONSENT_NARROWER, "consent/category"));
  }

  @Test
  void withoutPlaceAndUnitNobodyIsGuessed() throws Exception {
    Document batch = Sample.batch();
    Element item = Sample.item(batch, 1);
    item.removeChild(Sample.at(item, "place"));
    assertThat(Sample.faults(Sample.entry(batch, 1)))
        .isEqualTo(List.of(new Fault(SlCode.MISSING_FIELD, "place")));
  }

  @Test
  void ofAProtectedIdentityNoPlaceIsInThePart() throws Exception {
    Handover changed = Sample.understood(Sample.entry(Sample.batch(), 2));
    assertThat(changed.protectedIdentity()).isTrue();
    Parts parts = new Parts(new PartSchemas(Clock.fixed(Sample.NOW, ZoneOffset.UTC)));
    assertThat(new String(parts.content(changed).toArray(), UTF_8))
        .contains("2026-06-15")
        .doesNotContain("0127");
  }
}
