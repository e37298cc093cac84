package se.sluss.adapters.healthcare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.adapters.healthcare.mapping.Example;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.types.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Referrals in. */
class RecordSystemDoorTest extends AtTheDoor {
  @Test
  void aReferralIsTakenOnceAndReachesTheUnitWithAllThatItSays() throws Exception {
    String id = Example.newId();
    byte[] bundle = Example.numbered(id).bytes();
    HttpResponse<byte[]> first = post(bundle, token);
    assertThat(first.statusCode()).as(text(first)).isEqualTo(200);
    assertThat(read(first).at("/type").stringValue()).isEqualTo("transaction-response");
    assertThat(read(first).at("/entry/1/response/location").stringValue()).isEqualTo("Task/" + id);
    assertThat(post(bundle, token).body()).isEqualTo(first.body());

    World.until(() -> sent(id).getFirst().status() == SentRow.Status.ARRIVED);
    assertThat(sent(id)).hasSize(1);
    Viewer handler = handler();
    Inbox inbox = municipality.getBean(Inbox.class);
    inbox.claim(sent(id).getFirst().message(), handler);
    Opened opened = inbox.open(sent(id).getFirst().message(), handler);
    MediatedContact contact = ((Opened.Part.Mediated) opened.parts().getFirst()).contact();
    assertThat(contact.givenName()).isEqualTo("Tolvan");
    assertThat(contact.familyName()).isEqualTo("Tolvansson");
    assertThat(contact.personalNumber()).isEqualTo("191212121212");
    assertThat(contact.telephone()).isEqualTo("08-465 004 50");
    assertThat(contact.telephoneSafeToAnswer()).isTrue();
    assertThat(contact.interpreter())
        .isEqualTo(new IgorWish.Interpreter("ar", "levantinska", IgorWish.Sex.MALE, true));
    assertThat(contact.handling()).containsExactly(MediatedContact.Handling.NOT_FOR_PORTAL);
    assertThat(contact.recordedBy()).isEqualTo(OfficerId.of("c-17"));
  }

  @Test
  void theConsentIsPassedOnAsItWasGivenAndNeverWidened() throws Exception {
    String id = Example.newId();
    Example example = Example.numbered(id);
    example.put("Consent", "/provision/period/end", "2026-05-20T22:00:00Z");
    ArrayNode purposes = (ArrayNode) example.at("Consent", "/provision/purpose");
    purposes.remove(1);
    ((ArrayNode) example.at("Consent", "/provision/code")).remove(3);
    assertThat(post(example.bytes(), token).statusCode()).isEqualTo(200);
    World.until(() -> world.hub().cover(sent(id).getFirst().message()) != null);
    Cover cover = Objects.requireNonNull(world.hub().cover(sent(id).getFirst().message()));
    assertThat(cover.ground())
        .isInstanceOfSatisfying(
            Ground.Consent.class,
            ground -> {
              assertThat(ground.record().to()).isEqualTo("2026-05-20T22:00:00Z");
              assertThat(ground.record().purposes()).containsExactly("TREATMENT_REFERRAL");
              assertThat(ground.record().categories())
                  .containsExactly("CONTACT", "SOCIAL", "VIOLENCE_INFO");
            });
    assertThat(cover.parts().getFirst().categories())
        .containsExactly("CONTACT", "SOCIAL", "VIOLENCE_INFO");
  }

  @Test
  void aProtectedIdentityHasNoPlaceInThePartAndIsForNamedHandlers() throws Exception {
    String id = Example.newId();
    Example example = Example.numbered(id);
    ObjectNode label =
        example.resource("Patient").putObject("meta").putArray("security").addObject();
    label.put("system", "http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel");
    label.put("code", "skyddadFolkbokforing");
    assertThat(post(example.bytes(), token).statusCode()).isEqualTo(200);
    World.until(() -> world.hub().cover(sent(id).getFirst().message()) != null);
    Cover cover = Objects.requireNonNull(world.hub().cover(sent(id).getFirst().message()));
    assertThat(cover.parts().getFirst().flags()).contains("PROTECTED_REGISTRATION");
  }

  @Test
  void otherContentUnderTheSameIdentifierIsAConflict() throws Exception {
    String id = Example.newId();
    assertThat(post(Example.numbered(id).bytes(), token).statusCode()).isEqualTo(200);
    Example other = Example.numbered(id).put("Patient", "/telecom/0/value", "08-465 004 51");
    outcome(
        post(other.bytes(), token),
        409,
        "SL-2004",
        other.path("ServiceRequest") + ".identifier[0].value");
  }

  /** What a clinic can get wrong: refused by number and path, nothing repeated, nothing kept. */
  @ParameterizedTest
  @CsvSource({
    "Patient, /identifier/0/value, 191212121213, identifier[0].value, 422, SL-1005",
    "Patient, /telecom/0/value, hemligt, telecom[0].value, 422, SL-1004",
    "Patient, /name/0/family, Tolv4nsson, name[0].family, 422, SL-1004",
    "Patient, /gender, male, gender, 422, SL-1002",
    "Patient, /birthDate, 1985-01-01, birthDate, 422, SL-1004",
    "Patient, /extension/0/extension/1/valueString, 5gatan, extension, 422, SL-1004",
    "ServiceRequest, /authoredOn, 2026-05-05T17:30:00+02:00, '', 422, SL-1004",
    "ServiceRequest, /locationCode/0/coding/0/code, 9999, locationCode[0], 422, SL-2008",
    "ServiceRequest, /locationCode/0/coding/0/code, 0180, locationCode[1], 422, SL-2006",
    "Consent, /provision/code/0/coding/0/code, DIAGNOSIS, provision.code, 422, SL-8303",
    "Consent, /provision/code/3/coding/0/code, HEMLIGT, provision.code[3], 422, SL-1004",
    "Consent, /provision/purpose/0/code, CARE, provision.purpose, 422, SL-8303",
    "Consent, /provision/period/end, 2026-05-03T22:00:00Z, provision.period.end, 422, SL-4004",
  })
  void whatIsWrongIsNamedByItsPathAndNeverRepeatedAndNothingIsKept(
      String type, String pointer, String value, String path, int status, String code)
      throws Exception {
    Example example = Example.numbered(Example.newId()).put(type, pointer, value);
    int before = kept();
    HttpResponse<byte[]> answer = post(example.bytes(), token);
    outcome(answer, status, code, null);
    if (!path.isEmpty()) {
      assertThat(text(answer)).contains("\"" + at(example, type, path) + "\"");
    }
    assertThat(text(answer)).doesNotContain(value, "Tolvan", "191212121212", "levantinska");
    assertThat(kept()).isEqualTo(before);
  }

  /** Where a district is needed there is no second code to point at. */
  private static String at(Example example, String type, String path) {
    return example.path(type) + "." + path;
  }

  @Test
  void whoIsUnderEighteenOrOfUnknownAgeIsNotReferred() throws Exception {
    Example child = Example.numbered(Example.newId()).without("Patient", "/identifier");
    String at = child.path("Patient") + ".birthDate";
    outcome(post(child.bytes(), token), 422, "SL-1012", at);
    outcome(
        post(child.put("Patient", "/birthDate", "2008-05-05").bytes(), token), 422, "SL-2009", at);
    child.put("Patient", "/birthDate", "2008-05-04");
    assertThat(post(child.bytes(), token).statusCode()).isEqualTo(200);
  }

  @Test
  void anOutcomeSpeaksBothLanguages() throws Exception {
    HttpResponse<byte[]> refused =
        post(new Example().put("Patient", "/gender", "male").bytes(), token);
    JsonNode issue = read(refused).at("/issue/0");
    assertThat(issue.at("/details/coding/0/system").stringValue()).isEqualTo("urn:sluss:problem");
    assertThat(issue.at("/details/text").stringValue()).contains("Remove the field");
    assertThat(issue.at("/details/_text/extension/0/extension/1/valueString").stringValue())
        .contains("Ta bort fältet");
  }

  @Test
  void withoutATokenWithAnOldOneAndForAnotherUnitItIsShut() throws Exception {
    byte[] bundle = Example.numbered(Example.newId()).bytes();
    outcome(post(bundle, null), 401, "SL-7001", null);
    outcome(post(bundle, tokens.expired("region-stockholm", ALL, UNIT)), 401, "SL-7001", null);
    outcome(post(bundle, tokens.of("polisen", ALL, UNIT)), 403, "SL-7002", null);
    outcome(post(bundle, tokens.of("region-stockholm", ALL, TO.value())), 403, "SL-7002", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notify",
        "system/*.rs",
        "system/ServiceRequest.c",
        "system/ServiceRequest.c system/Task.c system/Consent.c system/Patient.c",
        "patient/*.cruds",
        "system/ServiceRequest.c?status=active system/Task.c system/Consent.c system/Patient.c"
            + " system/PractitionerRole.c",
      })
  void aScopeThatDoesNotReachEveryResourceIsNotEnough(String scope) throws Exception {
    byte[] bundle = Example.numbered(Example.newId()).bytes();
    String narrow = tokens.of("region-stockholm", scope, UNIT);
    outcome(post(bundle, narrow), 403, "SL-7002", null);
  }

  @Test
  void theScopesOfTheResourcesAreEnough() throws Exception {
    String enough =
        "system/ServiceRequest.c system/Task.crs system/Consent.c system/Patient.c"
            + " system/PractitionerRole.c";
    byte[] bundle = Example.numbered(Example.newId()).bytes();
    assertThat(post(bundle, tokens.of("region-stockholm", enough, UNIT)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/fhir+xml",
        "text/plain",
        "application/fhir+json;charset=iso-8859-1",
        "x"
      })
  void anotherFormThanJsonIsNotTaken(String type) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(door))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(new Example().bytes()));
    outcome(send(request, token), 415, "SL-8002", null);
  }

  @Test
  void anAnswerInXmlIsNotGiven() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(door))
            .header("Content-Type", "application/json")
            .header("Accept", "application/fhir+xml")
            .POST(BodyPublishers.ofByteArray(new Example().bytes()));
    outcome(send(request, token), 406, "SL-8304", null);
  }

  @Test
  void aHiddenRecordGoesOnlyToAUnitThatHasDeclaredOne() throws Exception {
    String id = Example.newId();
    Example hidden = Example.numbered(id);
    ObjectNode label = ((ArrayNode) hidden.at("ServiceRequest", "/meta/security")).addObject();
    label.put("system", "urn:sluss:fhir:handling").put("code", "hidden-record");
    outcome(
        post(hidden.bytes(), token),
        409,
        "SL-8301",
        hidden.path("ServiceRequest") + ".meta.security");
    assertThat(sent(id)).isEmpty();

    ObjectNode municipalityCode =
        (ObjectNode) hidden.at("ServiceRequest", "/locationCode/0/coding/0");
    municipalityCode.put("code", "0180");
    ((ArrayNode) hidden.at("ServiceRequest", "/locationCode"))
        .addObject()
        .putArray("coding")
        .addObject()
        .put("system", "urn:sluss:fhir:district")
        .put("code", "sodermalm");
    assertThat(post(hidden.bytes(), token).statusCode()).isEqualTo(200);
    assertThat(sent(id).getFirst().recipient())
        .isEqualTo(UnitId.of("0180-sodermalm.authority-violence"));
  }

  @Test
  void aBodyBeyondTheLimitIsNotRead() throws Exception {
    int most = Limits.load(Path.of("../../config")).requestBytes();
    outcome(post(new byte[most + 1], token), 413, "SL-1003", null);
    outcome(post("{".getBytes(UTF_8), token), 400, "SL-1001", null);
  }
}
