package se.sluss.adapters.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;

/** What the pages say and do, without a browser. */
@SpringBootTest(classes = PortalOnFakes.class, properties = "spring.config.name=portal")
@AutoConfigureMockMvc
class PagesTest {
  @Autowired private MockMvc mvc;
  @Autowired private FakeKit kit;

  @BeforeEach
  void anew() {
    kit.reset();
  }

  @Test
  void beforeSendingTheOfficerSeesWhereItGoesAndWhyAndNothingIsSent() throws Exception {
    String page = body("officer", wish("/notify/review"));
    assertThat(page)
        .contains("Innan du skickar", "personen har samtyckt", "OSL-12-2", "Telefon")
        .contains("Om den utsatta fick svara ensam");
    assertThat(kit.submitted).isEmpty();
  }

  @Test
  void sendingHandsTheKitTheEventAsItWasTyped() throws Exception {
    String page = body("officer", wish("/notify/send"));
    assertThat(page).contains("Klart", "Skickat till");
    assertThat(kit.submitted).hasSize(1);
    IgorEvent event = kit.submitted.getFirst();
    assertThat(event.stage()).isEqualTo(IgorEvent.Stage.DETAINED);
    assertThat(event.askedAlone()).isEqualTo(IgorEvent.AskedAlone.YES);
    assertThat(event.ticks()).containsExactly("BDL-2-22", "CHECK-18-1");
    assertThat(event.municipality()).isEqualTo("0180");
    assertThat(event.district()).isEqualTo("sodermalm");
    assertThat(Objects.requireNonNull(event.person()).personalNumber()).isEqualTo(FakeKit.NUMBER);
    assertThat(event.concern()).isNull();
  }

  @Test
  void aNoReadsNothingAboutThePersonAndShowsWhatToHandOver() throws Exception {
    String page = body("officer", wish("/notify/send", "wish", "NO", "askAgain", "2026-05-10"));
    assertThat(page).contains("Inget skickades", "020-555 666", "10 maj 2026");
    assertThat(kit.submitted.getFirst().person()).isNull();
    assertThat(kit.submitted.getFirst().municipality()).isNull();
  }

  @Test
  void onlyAResponsibleOfficersWeighingIsRead() throws Exception {
    String[] weighed = {"wish", "NO", "weigh", "true", "weighed", "O-MEN"};
    body("officer", wish("/notify/send", weighed));
    assertThat(kit.submitted.getLast().weighing()).isNull();
    body("responsible", wish("/notify/send", weighed));
    assertThat(Objects.requireNonNull(kit.submitted.getLast().weighing()).criteria())
        .containsExactly("O-MEN");
    assertThat(body("officer", get("/notify"))).doesNotContain("id=\"weigh\"");
    assertThat(body("responsible", get("/notify"))).contains("id=\"weigh\"");
  }

  @Test
  void aMissingDistrictIsAskedBackAtItsFieldAndNothingTypedIsLost() throws Exception {
    String page = body("officer", wish("/notify/review", "place.district", ""));
    assertThat(page)
        .contains("href=\"#place-district\"", "SL-2006", "value=\"Tolvan Tolvansson\"")
        .contains("id=\"place-district-error\"");
  }

  @Test
  void whatIsNotAnsweredIsNamedWithItsCode() throws Exception {
    String page =
        body(
            "officer",
            wish("/notify/review", "alone", "", "person.personalNumber", "191212121213"));
    assertThat(page).contains("href=\"#alone\"", "SL-1012").doesNotContain("191212121213 (");
    page = body("officer", wish("/notify/review", "person.personalNumber", "191212121213"));
    assertThat(page).contains("href=\"#person-personalNumber\"", "SL-1005");
  }

  @Test
  void aConcernThatCannotBePlacedShowsTheOnCallNumberAtOnce() throws Exception {
    String page = body("officer", concern("/notify/review", "concern.municipality", ""));
    assertThat(page).contains("href=\"tel:08-465 004 10\"", "Ring nu");
    assertThat(body("officer", concern("/notify/send"))).contains("Orosanmälan", "Skickat till");
    assertThat(kit.submitted.getLast().concern()).isNotNull();
  }

  @Test
  void aHouseholdCanGrowAndKeepsWhatWasTyped() throws Exception {
    String page = body("officer", concern("/notify/edit", "add", "member"));
    assertThat(page).contains("name=\"household1.name\"", "value=\"Testa Testsson\"");
  }

  @Test
  void everyPageSaysThatNoJuristHasApprovedTheRulesAndThat112ComesFirst() throws Exception {
    for (String path : List.of("/", "/notify", "/sent", "/share")) {
      assertThat(body("officer", get(path))).contains("inte godkända av någon jurist", "tel:112");
    }
    assertThat(body("violence", get("/inbox"))).contains("inte godkända av någon jurist");
    assertThat(body("officer", get("/notify").param("lang", "en")))
        .contains("not approved by a jurist", "<html lang=\"en\"");
  }

  @Test
  void theSentListNeverSaysWhetherAPersonWasReachedOrBooked() throws Exception {
    String page = body("officer", get("/sent"));
    assertThat(page)
        .contains("Framme hos enheten", "Enheten tar över", "Stoppat", "SL-2002")
        .doesNotContain("Inte nådd", "Tid bokad", "NOT_REACHED", "BOOKED");
  }

  @Test
  void aPollThatBringsNothingNewSwapsNothing() throws Exception {
    String page = body("officer", get("/sent"));
    var seen = Pattern.compile("seen=([0-9a-f]{16})").matcher(page);
    assertThat(seen.find()).isTrue();
    String hash = seen.group(1);
    assertThat(as("officer", get("/sent/rows").param("seen", hash)).getStatus()).isEqualTo(204);
    kit.status(FakeKit.WISH, SentRow.Status.TAKEN_OVER);
    MockHttpServletResponse news = as("officer", get("/sent/rows").param("seen", hash));
    assertThat(news.getStatus()).isEqualTo(200);
    assertThat(news.getContentAsString()).contains("<div id=\"rows\"").doesNotContain("<html");
  }

  @Test
  void aConcernStoppedAfterItWasSentShowsWhomToCallOnEveryPageOfTheOfficer() throws Exception {
    String number = "href=\"tel:" + FakeKit.ON_CALL + "\"";
    assertThat(body("officer", get("/notify"))).doesNotContain(number);
    kit.status(FakeKit.CONCERN, SentRow.Status.REFUSED);
    for (String path : List.of("/", "/notify", "/sent", "/share")) {
      assertThat(body("officer", get(path))).as(path).contains(number);
    }
    assertThat(body("officer", get("/notify")))
        .contains("orosanmälan har inte nått fram", "role=\"alert\"");
    assertThat(body("officer", get("/sent/stuck/rows"))).contains(number).doesNotContain("<html");
    assertThat(body("violence", get("/inbox"))).doesNotContain(number);
  }

  @Test
  void contentIsShownOnlyAfterClaimAndOpeningAndNeverByItsAddress() throws Exception {
    String message = "/inbox/" + FakeKit.WISH;
    assertThat(as("violence", posting(message + "/open")).getStatus()).isEqualTo(409);
    assertThat(as("violence", posting(message + "/claim")).getRedirectedUrl()).isEqualTo(message);
    assertThat(body("violence", get(message))).doesNotContain("Tolvan", "070-174");
    assertThat(as("violence", get(message + "/open")).getRedirectedUrl()).isEqualTo(message);
    String opened = body("violence", posting(message + "/open"));
    assertThat(opened)
        .contains("Tolvan Tolvansson", "href=\"tel:0701740605\"", "Får sägas till personen")
        .contains("Får aldrig sägas till personen", "Bekräfta det med personen i frihet")
        .contains("<title>Meddelande – Sluss</title>");
  }

  /** Claims the wish and takes it over. */
  private String takenOver(String who) throws Exception {
    String message = "/inbox/" + FakeKit.WISH;
    as(who, posting(message + "/claim"));
    body(who, posting(message + "/open"));
    as(who, posting(message + "/step", "step", "TAKE_OVER", "registered", "true"));
    return message;
  }

  @Test
  void aTimeIsBookedOnlyWithARecordOfHowSafetyWasAssessed() throws Exception {
    String message = takenOver("violence");
    String[] booking = {
      "step", "SCHEDULE", "answered", "true", "reason", "VISIT", "basis", "NOBODY_KNOWN_CHECKED"
    };
    String page =
        body(
            "violence",
            posting(
                message + "/step",
                with(booking, "instrument", "NONE", "assessedOn", "2026-05-04")));
    assertThat(page).contains("href=\"#checks\"", "SL-1012", "Boka ett möte");
    assertThat(kit.safety).isEmpty();
    page =
        body(
            "violence",
            posting(
                message + "/step",
                with(
                    booking,
                    "instrument",
                    "FREDA",
                    "assessedOn",
                    "2026-05-05",
                    "checks",
                    "CHECKED_POLICE")));
    assertThat(page).contains("href=\"#assessedOn\"", "SL-1006");
    as(
        "violence",
        posting(
            message + "/step",
            with(
                booking,
                "instrument",
                "FREDA",
                "assessedOn",
                "2026-05-04",
                "checks",
                "CHECKED_POLICE")));
    assertThat(kit.safety).hasSize(1);
    assertThat(kit.safety.getFirst().how()).isEqualTo(SafetyAttestation.How.NOBODY_KNOWN_CHECKED);
    assertThat(kit.safety.getFirst().ticks()).containsExactly("CHECKED_POLICE", "INSTRUMENT_FREDA");
    assertThat(kit.steps.getLast().reason()).isEqualTo(Reason.VISIT);
  }

  private static String[] with(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  @Test
  void onlyStepsThatAreInTurnAreOfferedAndTaken() throws Exception {
    String message = "/inbox/" + FakeKit.WISH;
    as("violence", posting(message + "/claim"));
    assertThat(body("violence", posting(message + "/open")))
        .contains("value=\"TAKE_OVER\"", "value=\"ASK_INFORMATION\"", "value=\"DECLINE\"")
        .doesNotContain("value=\"SCHEDULE\"", "value=\"COMPLETE\"", "value=\"RECALL\"");
    assertThat(as("violence", posting(message + "/step", "step", "SCHEDULE")).getStatus())
        .isEqualTo(409);
    assertThat(kit.steps).isEmpty();
    takenOver("violence");
    assertThat(body("violence", posting(message + "/open")))
        .contains("value=\"SCHEDULE\"", "value=\"COMPLETE\"")
        .doesNotContain("value=\"TAKE_OVER\"", "value=\"RESCHEDULE\"");
  }

  @Test
  void anEndAsksForReasonAndSafetyAndIsTakenWithAnyInstrumentAsNamed() throws Exception {
    String message = takenOver("violence");
    String asked = body("violence", posting(message + "/step", "step", "COMPLETE"));
    assertThat(asked)
        .contains("Avsluta ärendet", "id=\"reason-BROKEN_OFF\"", "id=\"safety-ASSESSED\"")
        .doesNotContain("id=\"errors\"", "id=\"registered\"");
    String refused =
        body("violence", posting(message + "/step", "step", "COMPLETE", "answered", "true"));
    assertThat(refused).contains("SL-5201", "SL-5203", "href=\"#reason\"", "href=\"#safety\"");
    as(
        "violence",
        posting(
            message + "/step",
            "step",
            "COMPLETE",
            "answered",
            "true",
            "reason",
            "ENDED_AS_PLANNED",
            "safety",
            "ASSESSED",
            "assessedOn",
            "2026-05-03",
            "instrumentName",
            "Nytt instrument",
            "instrumentVersion",
            "7"));
    assertThat(kit.steps.getLast())
        .isEqualTo(
            new StepGiven(
                ReferralStep.COMPLETE,
                Reason.ENDED_AS_PLANNED,
                null,
                new Safety.Assessed(
                    LocalDate.of(2026, 5, 3), new Instrument("NYTT-INSTRUMENT", "7", null)),
                null));
    assertThat(body("violence", get(message))).contains("Avslutat");
  }

  @Test
  void tooDangerousAsksWhoIsNext() throws Exception {
    String message = takenOver("violence");
    String[] decline = {
      "step",
      "DECLINE",
      "answered",
      "true",
      "reason",
      "TOO_DANGEROUS_FOR_US",
      "safety",
      "NOBODY_KNOWN"
    };
    assertThat(body("violence", posting(message + "/step", decline)))
        .contains("href=\"#next\"", "SL-5202");
    as("violence", posting(message + "/step", with(decline, "next", "PSYCHIATRY")));
    assertThat(kit.steps.getLast().next()).isEqualTo(NextStep.PSYCHIATRY);
  }

  @Test
  void theOfficerAsksForCancellationWithAReason() throws Exception {
    String message = "/sent/" + FakeKit.WISH;
    assertThat(body("officer", get(message)))
        .contains("value=\"ASK_CANCELLATION\"", "value=\"RECALL\"")
        .doesNotContain("value=\"GIVE_INFORMATION\"", "value=\"TAKE_OVER\"");
    assertThat(body("officer", posting(message + "/step", "step", "ASK_CANCELLATION")))
        .contains("Be att ärendet avbryts", "id=\"reason-OTHER_HELP_FOUND\"")
        .doesNotContain("id=\"safety");
    as(
        "officer",
        posting(
            message + "/step",
            "step",
            "ASK_CANCELLATION",
            "answered",
            "true",
            "reason",
            "OTHER_HELP_FOUND"));
    assertThat(kit.steps.getLast())
        .isEqualTo(
            new StepGiven(
                ReferralStep.ASK_CANCELLATION, Reason.OTHER_HELP_FOUND, null, null, null));
    assertThat(as("officer", posting(message + "/step", "step", "TAKE_OVER")).getStatus())
        .isEqualTo(409);
    assertThat(
            as("officer", posting("/sent/" + FakeKit.MISSING + "/step", "step", "RECALL"))
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void whoeverTakesOverHasRegisteredTheContentFirstAndThenItIsGoneHere() throws Exception {
    String message = "/inbox/" + FakeKit.WISH;
    as("violence", posting(message + "/claim"));
    assertThat(body("violence", posting(message + "/open")))
        .contains("raderas innehållet här, för gott", message + "/copy");
    String copy = body("violence", posting(message + "/copy"));
    assertThat(copy)
        .contains(
            "Tolvan Tolvansson", "Registrera kopian", FakeKit.WISH.toString(), "class=\"copy\"")
        .doesNotContain("<nav", "<form");
    assertThat(body("violence", posting(message + "/step", "step", "TAKE_OVER")))
        .contains("href=\"#registered\"", "SL-4003", "Tolvan Tolvansson");
    as("violence", posting(message + "/step", "step", "TAKE_OVER", "registered", "true"));
    assertThat(body("violence", get(message))).contains("Ni har tagit över", "raderat här");
    String after = body("violence", posting(message + "/open"));
    assertThat(after)
        .contains("raderat här", "value=\"NOT_REACHED\"", "value=\"SCHEDULE\"")
        .doesNotContain("Tolvan", "070-174", "value=\"TAKE_OVER\"", "/copy\"");
    as("violence", posting(message + "/step", "step", "NOT_REACHED"));
    assertThat(body("violence", get(message))).contains("raderat här");
  }

  @Test
  void whoeverIsNotResponsibleIsShownNoWayToBook() throws Exception {
    String message = takenOver("colleague");
    String page = body("colleague", posting(message + "/step", "step", "SCHEDULE"));
    assertThat(page).contains("Bara en ansvarig befattningshavare").doesNotContain("id=\"basis\"");
    body(
        "colleague",
        posting(
            message + "/step",
            "step",
            "SCHEDULE",
            "answered",
            "true",
            "reason",
            "VISIT",
            "basis",
            "ASSESSED_BY_VICTIMS_SIDE"));
    assertThat(kit.safety).isEmpty();
  }

  @Test
  void urgentComesFirstAndTheClockSaysInWordsThatTimeIsUp() throws Exception {
    String page = body("violence", get("/inbox"));
    assertThat(page.indexOf(FakeKit.PROTECTED.toString()))
        .isLessThan(page.indexOf(FakeKit.WISH.toString()));
    assertThat(page.indexOf(FakeKit.WISH.toString()))
        .isLessThan(page.indexOf(FakeKit.OLD.toString()));
    assertThat(page).contains("Väntat 12 min", "tiden är ute");
  }

  @Test
  void theAnswerToMayIShareNamesItsGroundAndWhatWouldChangeIt() throws Exception {
    MockHttpServletRequestBuilder question =
        posting(
            "/share/answer",
            "share.sender",
            FakeKit.POLICE.value(),
            "share.function",
            "authority-violence",
            "share.municipality",
            "0127",
            "share.subject",
            "PERPETRATOR_ADULT",
            "share.purpose",
            "TREATMENT_REFERRAL",
            "share.regime",
            "OSL-35-1",
            "share.categories",
            "CONTACT",
            "share.consent",
            "NONE");
    String page = body("officer", question);
    assertThat(page)
        .contains("Nej", "inget samtycke och inget undantag", "020-555 666")
        .contains("OSL 35 kap. 1 §", "2009-06-30", "2026-04-30")
        .contains("Om samtycket är: giltigt samtycke.", "OSL-12-2")
        .contains("Om en handläggare kan intyga: intresset väger uppenbart tyngre.", "OSL-10-27")
        .contains("utan att nämna vem det gäller")
        .doesNotContain("??");
    // Straight into the form, with what was answered; what an officer attests is never filled in.
    assertThat(page)
        .contains("action=\"/notify/edit\"", "name=\"place.municipality\" value=\"0127\"")
        .contains("name=\"wish\" value=\"NOT_ASKED\"")
        .doesNotContain("name=\"check181\"", "name=\"told\"");
  }

  @Test
  void theFormThatTheAnswerLeadsToHasWhatWasAnswered() throws Exception {
    String form =
        body(
            "officer",
            posting(
                "/notify/edit",
                "childRisk",
                "yes",
                "concern.municipality",
                "0180",
                "concern.district",
                "sodermalm",
                "submission",
                "from-the-question"));
    assertThat(form)
        .containsPattern("value=\"0180\" selected")
        .containsPattern("value=\"sodermalm\" selected")
        .containsPattern("id=\"childRisk-yes\"[^>]*checked");
  }

  @Test
  void noPageShowsAKeyWithoutWords() throws Exception {
    for (String language : List.of("sv", "en")) {
      for (String path : List.of("/", "/notify", "/sent", "/share", "/sent/" + FakeKit.WISH)) {
        assertThat(body("responsible", get(path).param("lang", language)))
            .doesNotContain("??")
            .contains("lang=\"" + language + "\"");
      }
      assertThat(body("responsible", concern("/notify/review").param("lang", language)))
          .doesNotContain("??");
      assertThat(body("responsible", wish("/notify/send").param("lang", language)))
          .doesNotContain("??");
      for (String path : List.of("/inbox", "/inbox/" + FakeKit.WISH)) {
        assertThat(body("violence", get(path).param("lang", language))).doesNotContain("??");
      }
      as("violence", posting("/inbox/" + FakeKit.WISH + "/claim"));
      assertThat(body("violence", posting("/inbox/" + FakeKit.WISH + "/open", "lang", language)))
          .doesNotContain("??");
      as("family", posting("/inbox/" + FakeKit.CONCERN + "/claim"));
      assertThat(body("family", posting("/inbox/" + FakeKit.CONCERN + "/open", "lang", language)))
          .doesNotContain("??");
    }
  }

  private static MockHttpServletRequestBuilder wish(String path, String... changed) {
    return posting(
        path,
        changed,
        "submission",
        "7d4f0a52-0000-4000-8000-000000000001",
        "stage",
        "DETAINED",
        "wish",
        "YES",
        "alone",
        "YES",
        "present",
        "SECOND_OFFICER",
        "childRisk",
        "no",
        "told",
        "true",
        "person.name",
        "Tolvan Tolvansson",
        "person.personalNumber",
        "19121212-1212",
        "person.telephone",
        "070-174 06 05",
        "person.telephoneSafe",
        "yes",
        "person.protectedIdentity",
        "no",
        "person.language",
        "sv",
        "place.municipality",
        "0180",
        "place.district",
        "sodermalm",
        "check181",
        "true",
        "bdl222",
        "true");
  }

  private static MockHttpServletRequestBuilder concern(String path, String... changed) {
    return posting(
        path,
        changed,
        "submission",
        "7d4f0a52-0000-4000-8000-000000000002",
        "stage",
        "REPORTED",
        "wish",
        "NOT_ASKED",
        "alone",
        "NOT_ASKED",
        "childRisk",
        "yes",
        "concern.danger",
        "no",
        "concern.name",
        "Lilla Testbarn",
        "concern.age",
        "7",
        "concern.municipality",
        "0180",
        "concern.district",
        "sodermalm",
        "concern.protectedIdentity",
        "no",
        "concern.narrative",
        "Barnet var vaket och grät.",
        "concern.station",
        "08-465 004 20",
        "household0.name",
        "Testa Testsson",
        "household0.relation",
        "PARENT",
        "members",
        "1");
  }

  private static MockHttpServletRequestBuilder posting(String path, String... fields) {
    return posting(path, new String[0], fields);
  }

  private static MockHttpServletRequestBuilder posting(
      String path, String[] changed, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String[] source : List.of(fields, changed)) {
      for (int i = 0; i < source.length; i += 2) {
        form.put(source[i], source[i + 1]);
      }
    }
    MockHttpServletRequestBuilder request = post(path).with(csrf().asHeader());
    form.forEach(request::param);
    return request;
  }

  private String body(String person, MockHttpServletRequestBuilder request) throws Exception {
    return as(person, request).getContentAsString();
  }

  private MockHttpServletResponse as(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return mvc.perform(
            request.locale(Locale.of("sv")).with(authentication(PortalOnFakes.person(person))))
        .andReturn()
        .getResponse();
  }
}
