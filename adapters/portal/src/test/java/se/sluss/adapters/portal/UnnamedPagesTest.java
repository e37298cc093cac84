package se.sluss.adapters.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import se.sluss.contracts.part.HelplineOffer;

/** The code, the times and the one word back, as staff who treat meet them. */
@SpringBootTest(classes = PortalOnFakes.class, properties = "spring.config.name=portal")
@AutoConfigureMockMvc
class UnnamedPagesTest {
  private static final String PAGE = "/unnamed/" + FakeKit.WISH;

  @Autowired private MockMvc mvc;
  @Autowired private FakeKit kit;

  private MockHttpServletResponse as(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return PortalOnFakes.visit(mvc, person, request);
  }

  private String body(String person, MockHttpServletRequestBuilder request) throws Exception {
    return as(person, request).getContentAsString(UTF_8);
  }

  @Test
  void aRightCodeLeadsToTheHandOverAndEveryOtherIsAnsweredWithTheSameBytes() throws Exception {
    assertThat(body("violence", get("/code"))).contains("Tolv tecken", "name=\"code\"");
    assertThat(as("violence", post("/code").param("code", FakeKit.CODE)).getRedirectedUrl())
        .isEqualTo(PAGE);
    String unknown = body("violence", post("/code").param("code", "3333 3333 3333"));
    assertThat(unknown).contains("SL-8602").doesNotContain("3333");
    assertThat(body("family", post("/code").param("code", FakeKit.CODE)))
        .as("another unit's")
        .contains("SL-8602");
    assertThat(as("officer", post("/code").param("code", FakeKit.CODE)).getStatus()).isEqualTo(403);
  }

  @Test
  void timesAreOfferedByTheClockInSwedenAndEmptyRowsAreNone() throws Exception {
    kit.offered.clear();
    assertThat(body("violence", get(PAGE))).contains("2026-06-03", "name=\"at\"");
    as(
        "violence",
        post(PAGE + "/offer")
            .param("at", "2026-05-11T17:30", "", "2026-05-12T09:00")
            .param("how", "VISIT", "VISIT", "HE_RINGS"));
    assertThat(kit.offered)
        .containsExactly(
            new HelplineOffer.Time(Instant.parse("2026-05-11T15:30:00Z"), HelplineOffer.How.VISIT),
            new HelplineOffer.Time(
                Instant.parse("2026-05-12T07:00:00Z"), HelplineOffer.How.HE_RINGS));
    assertThat(body("violence", post(PAGE + "/offer").param("at", "i morgon"))).contains("SL-1004");
  }

  @Test
  void whatIsNotToBeToldIsRefusedAndAnothersHandOverIsNotFound() throws Exception {
    assertThat(body("violence", post(PAGE + "/outcome").param("came", "true"))).contains("SL-8605");
    String another = body("family", get(PAGE));
    assertThat(another).isEqualTo(body("family", get("/unnamed/" + FakeKit.MISSING)));
  }
}
