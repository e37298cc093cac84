package se.sluss.adapters.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import se.sluss.contracts.problem.SlCode;

/** Reviewing, acknowledging, marks and the broken glass, as people meet them. */
@SpringBootTest(classes = PortalOnFakes.class, properties = "spring.config.name=portal")
@AutoConfigureMockMvc
class ObligationPagesTest {
  private static final String WISH = FakeKit.WISH.toString();

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

  @Test
  void aReviewerReadsAttestsAndItIsSentAgain() throws Exception {
    assertThat(body("reviewer", get("/review"))).contains("Att granska", "Granskare");
    String page = body("reviewer", post("/review/" + WISH + "/read"));
    assertThat(page).contains("Tolvan Tolvansson", "Det får gå", "Det stannar");
    page = body("reviewer", post("/review/" + WISH + "/attest").param("ticks", "JURIST"));
    assertThat(page).contains("Intyga först");
    assertThat(kit.settled).isEmpty();
    MockHttpServletResponse done =
        as("reviewer", post("/review/" + WISH + "/attest").param("ticks", "READ", "JURIST"));
    assertThat(done.getRedirectedUrl()).isEqualTo("/review");
    assertThat(kit.settled).containsExactly("JURIST READ");
  }

  @Test
  void aReviewerLetsItStayOnlyWithAReason() throws Exception {
    assertThat(body("reviewer", post("/review/" + WISH + "/refuse")))
        .contains("Välj varför det ska stanna");
    as(
        "reviewer",
        post("/review/" + WISH + "/refuse").param("reason", SlCode.REVIEW_ASK_CONSENT.toString()));
    assertThat(kit.settled).containsExactly(SlCode.REVIEW_ASK_CONSENT.toString());
  }

  @Test
  void nothingIsShownByAnAddressAloneAndNobodyElseGetsIn() throws Exception {
    assertThat(as("reviewer", get("/review/" + WISH)).getRedirectedUrl()).isEqualTo("/review");
    for (String person : List.of("officer", "responsible", "violence", "auditor")) {
      assertThat(as(person, post("/review/" + WISH + "/read")).getStatus()).isEqualTo(403);
      assertThat(
              as(person, post("/review/" + WISH + "/attest").param("ticks", "READ", "JURIST"))
                  .getStatus())
          .isEqualTo(403);
    }
    assertThat(kit.settled).isEmpty();
  }

  @Test
  void aReservationStandsBeforeTheContentUntilItIsAcknowledged() throws Exception {
    kit.reserved.add("NOT_PASSED_ON");
    as("violence", post("/inbox/" + WISH + "/claim"));
    String page = body("violence", post("/inbox/" + WISH + "/open"));
    assertThat(page).contains("Får inte lämnas vidare").doesNotContain("Tolvan Tolvansson");
    assertThat(body("violence", post("/inbox/" + WISH + "/acknowledge").param("codes", "OTHER")))
        .doesNotContain("Tolvan Tolvansson");
    page =
        body("violence", post("/inbox/" + WISH + "/acknowledge").param("codes", "NOT_PASSED_ON"));
    assertThat(page).contains("Tolvan Tolvansson");
  }

  @Test
  void theMarkStandsOnWhatIsShown() throws Exception {
    kit.labels.add("LABEL-40-7g");
    as("violence", post("/inbox/" + WISH + "/claim"));
    assertThat(body("violence", post("/inbox/" + WISH + "/open")))
        .contains("OSL 40 kap. 7 g §. Ska stå på varje kopia.");
  }

  @Test
  void breakingTheGlassShows112FirstAndNeedsAnother() throws Exception {
    String page = body("colleague", get("/glass"));
    assertThat(page).contains("ring 112 först", "tel:112");
    as(
        "colleague",
        post("/glass").param("unit", FakeKit.VIOLENCE.value()).param("reason", "CHILD_IN_DANGER"));
    assertThat(body("colleague", get("/glass")))
        .contains("En annan person måste bekräfta")
        .doesNotContain("/confirm\"");
    assertThat(body("violence", get("/glass"))).contains("Bekräfta nödöppning");
    assertThat(body("family", get("/glass"))).doesNotContain("Bekräfta nödöppning");
    as("violence", post("/glass/" + kit.asked.getFirst().id() + "/confirm"));
    assertThat(kit.asked).isEmpty();
  }
}
