package se.sluss.adapters.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.TreatmentReferral;

/** Row 10 of the domain as an officer meets it: onward to who treats. */
@SpringBootTest(classes = PortalOnFakes.class, properties = "spring.config.name=portal")
@AutoConfigureMockMvc
class OnwardPagesTest {
  private static final String MESSAGE = "/inbox/" + FakeKit.WISH;
  private static final String PAGE = MESSAGE + "/onward";
  private static final UnitId TREATS = UnitId.of("provider.rvc-innerstaden");

  @Autowired private MockMvc mvc;
  @Autowired private FakeKit kit;

  @BeforeEach
  void anew() {
    kit.reset();
  }

  private MockHttpServletResponse as(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return PortalOnFakes.visit(mvc, person, request);
  }

  private String body(String person, MockHttpServletRequestBuilder request) throws Exception {
    return as(person, request).getContentAsString(UTF_8);
  }

  private void takenOver() throws Exception {
    as("violence", post(MESSAGE + "/claim"));
    as("violence", post(MESSAGE + "/step").param("step", "TAKE_OVER").param("registered", "true"));
  }

  private static MockHttpServletRequestBuilder filled(String where) {
    return filled(where, "070-174 06 05");
  }

  private static MockHttpServletRequestBuilder filled(String where, String telephone) {
    return post(PAGE + where)
        .param("submission", "0d1f7f2e-0c53-4a5e-9a53-2d7f0b7f1a10")
        .param("recordedAt", "2026-05-04T16:30:00Z")
        .param("recipientUnit", TREATS.value())
        .param("onward.basis", "DECISION")
        .param("decision.reference", "SN 2026/123")
        .param("decision.on", "2026-05-01")
        .param("person.name", "Tolvan Tolvansson")
        .param("person.personalNumber", "19121212-1212")
        .param("person.telephone", telephone)
        .param("person.protectedIdentity", "no")
        .param("person.language", "sv")
        .param("consent.how", "SPOKEN")
        .param("consent.progressToo", "true")
        .param("basis", "NOBODY_KNOWN_CHECKED")
        .param("instrument", "SOV")
        .param("assessedOn", "2026-05-04")
        .param("checks", "CHECKED_POLICE");
  }

  @Test
  void itIsOfferedForWhatTheUnitHasTakenOverAndNotBefore() throws Exception {
    as("violence", post(MESSAGE + "/claim"));
    assertThat(body("violence", get(MESSAGE))).doesNotContain(PAGE);
    assertThat(body("violence", get(PAGE))).contains("SL-5004");
    takenOver();
    assertThat(body("violence", get(MESSAGE))).contains(PAGE, "Remittera till behandling");
    assertThat(body("violence", get(PAGE)))
        .contains("RVC", "name=\"decision.reference\"", "name=\"recordedAt\"")
        .containsOnlyOnce("id=\"instrument\"")
        .doesNotContain("Tolvan");
  }

  @Test
  void anothersReferralIsByteForByteAMissingOne() throws Exception {
    takenOver();
    assertThat(body("family", get(PAGE)))
        .isEqualTo(body("family", get("/inbox/" + FakeKit.MISSING + "/onward")));
    assertThat(body("family", filled("/send"))).contains("SL-5001");
    assertThat(as("officer", get(PAGE)).getStatus()).isEqualTo(403);
    assertThat(kit.referred).isEmpty();
  }

  @Test
  void beforeItGoesTheOfficerSeesWhereWhatAndWhatIsToldBackAndIsAsked() throws Exception {
    takenOver();
    String page = body("violence", filled("/review"));
    assertThat(page)
        .contains("Inget är skickat än", "Skicka till ", "Beslutets beteckning och dag")
        .contains("personen har samtyckt", "hur det går: bokat");
    // By which instrument is typed, carried along in the page, and no part of what goes.
    String goes = page.substring(page.indexOf("Det här följer med"), page.indexOf("står inte i"));
    assertThat(goes).doesNotContain("SOV", "nstrument");
    assertThat(kit.referred).isEmpty();
    assertThat(as("violence", get(PAGE + "/review")).getRedirectedUrl()).isEqualTo(PAGE);
  }

  @Test
  void whatIsSentIsWhatWasTypedWithWhoSendsAnsweringForSafety() throws Exception {
    takenOver();
    assertThat(body("violence", filled("/send"))).contains("Klart", "Skickat till ");
    OnwardReferral sent = kit.referred.getFirst();
    assertThat(sent.recipientUnit()).isEqualTo(TREATS);
    assertThat(sent.client())
        .isEqualTo(
            new OnwardReferral.Client(
                "Tolvan Tolvansson", FakeKit.NUMBER, null, "070-174 06 05", "sv", null, false));
    assertThat(sent.decision())
        .isEqualTo(new TreatmentReferral.Decision("SN 2026/123", LocalDate.of(2026, 5, 1)));
    assertThat(sent.consent().progressToo()).isTrue();
    assertThat(sent.recordedAt()).isEqualTo(Instant.parse("2026-05-04T16:30:00Z"));
    assertThat(sent.safety().officer()).isEqualTo(OfficerId.of("handler-1"));
    assertThat(sent.safety().how()).isEqualTo(SafetyAttestation.How.NOBODY_KNOWN_CHECKED);
    body("violence", filled("/send"));
    assertThat(kit.referred).as("the same form twice is the same referral").hasSize(2);
    assertThat(kit.referred.getLast()).isEqualTo(sent);
  }

  @Test
  void eachThingThatIsMissingIsNamedAtItsFieldAndWhatWasTypedIsKept() throws Exception {
    takenOver();
    String page =
        body("violence", post(PAGE + "/review").param("recordedAt", "2026-05-04T16:30:00Z"));
    assertThat(page)
        .contains(
            "href=\"#recipientUnit\"",
            "href=\"#onward-basis\"",
            "href=\"#person-name\"",
            "href=\"#person-telephone\"",
            "href=\"#consent-how\"",
            "href=\"#instrument\"",
            "aria-invalid=\"true\"");
    page = body("violence", filled("/review", "ring"));
    assertThat(page).contains("href=\"#person-telephone\"", "SL-1004", "Tolvan Tolvansson");
    assertThat(body("violence", post(PAGE + "/review").param("recordedAt", "i dag")))
        .contains("SL-1004")
        .doesNotContain("i dag");
  }

  @Test
  void onlyAResponsibleOfficerIsGivenTheForm() throws Exception {
    as("colleague", post(MESSAGE + "/claim"));
    as("colleague", post(MESSAGE + "/step").param("step", "TAKE_OVER").param("registered", "true"));
    assertThat(body("colleague", get(PAGE)))
        .contains("Bara en ansvarig befattningshavare")
        .doesNotContain("name=\"person.name\"");
    assertThat(body("colleague", filled("/send"))).doesNotContain("Klart");
    assertThat(kit.referred).isEmpty();
  }

  @Test
  void theFormIsThereInEnglishWithWhatWasTyped() throws Exception {
    takenOver();
    assertThat(body("violence", filled("/edit").param("lang", "en")))
        .contains("Referral to treatment", "Tolvan Tolvansson", "SN 2026/123");
  }
}
