package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Limits;
import se.sluss.hub.secrecy.UnknownFactsException;
import tools.jackson.databind.JsonNode;

/** What an adapter asks over HTTP: read strictly, refused by number and field, never by value. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubDoorTest {
  private static final String QUESTION =
      """
      {"sender": "polisen-stockholm", "recipient": "0127.authority-violence",
       "regime": "OSL-35-1", "purpose": "TREATMENT_REFERRAL", "subjectKind": "PERPETRATOR_ADULT",
       "categories": ["CONTACT"], "flags": [], "consentState": "ACTIVE", "onRequest": false}
      """;

  private static final String CONSENT = "01890000-0000-7000-8000-000000000001";
  private static final String CHANGE =
      """
      {"unit": "polisen-stockholm", "officer": "p-17",
       "conversation": "01890000-0000-7000-8000-000000000002", "subject": "s-1",
       "change": "WITHDRAWN", "reason": "TOLD_US"}
      """;

  private TestHub hub;
  private MockMvc door;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub =
        new TestHub(
            folder,
            ObligationsTest.CONFIG,
            new MutableClock(Instant.parse("2026-05-04T16:00:00Z")));
    door =
        TestDoor.of(
            hub, new AuthenticationPrincipalArgumentResolver(), "decisionsApi", "consentsApi");
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  @AfterEach
  void logOut() {
    SecurityContextHolder.clearContext();
  }

  private MockHttpServletResponse ask(String question) throws Exception {
    return door.perform(
            post("/api/decisions").contentType(MediaType.APPLICATION_JSON).content(question))
        .andReturn()
        .getResponse();
  }

  private void refused(SlCode code, String field, String question) throws Exception {
    MockHttpServletResponse answer = ask(question);
    String body = answer.getContentAsString(StandardCharsets.UTF_8);
    JsonNode problem = hub.json.mapper().readTree(body);
    assertThat(problem.at("/code").asString("")).isEqualTo(code.toString());
    assertThat(problem.at("/field").asString("")).isEqualTo(field);
    assertThat(answer.getStatus()).isEqualTo(problem.at("/status").asInt());
    assertThat(body).doesNotContain("Tolvan");
  }

  @Test
  void theRulesAnswerWithTheirGrounds() throws Exception {
    MockHttpServletResponse answer = ask(QUESTION);
    assertThat(answer.getStatus()).isEqualTo(200);
    JsonNode said = hub.json.mapper().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    assertThat(said.at("/outcome").asString("")).isEqualTo("PERMIT");
    assertThat(said.at("/grounds/0").asString("")).isEqualTo("OSL-12-2");
  }

  @Test
  void aFieldThatTheDoorDoesNotKnowIsRefusedByItsName() throws Exception {
    refused(
        SlCode.UNKNOWN_FIELD,
        "/name",
        QUESTION.replace("\"regime\"", "\"name\": \"Tolvan\", \"regime\""));
    refused(
        SlCode.UNKNOWN_FIELD, "/-", QUESTION.replace("\"regime\"", "\"Tolvan T\": 1, \"regime\""));
  }

  @Test
  void whatIsMissingOrOfTheWrongTypeIsRefusedByItsName() throws Exception {
    refused(SlCode.WRONG_VALUE, "/purpose", QUESTION.replace("\"TREATMENT_REFERRAL\"", "17"));
    refused(
        SlCode.WRONG_VALUE,
        "/purpose",
        QUESTION.replace("\"purpose\": \"TREATMENT_REFERRAL\",", ""));
    refused(SlCode.MALFORMED, "", "{\"Tolvan\"");
  }

  @Test
  void aCodeThatTheRulesDoNotKnowIsRefusedByItsFieldAndNeverGuessed() throws Exception {
    assertThat(SlCode.FACTS_NOT_EXAMINABLE).hasToString(UnknownFactsException.NUMBER);
    refused(
        SlCode.FACTS_NOT_EXAMINABLE, "/categories", QUESTION.replace("\"CONTACT\"", "\"Tolvan\""));
    refused(SlCode.FACTS_NOT_EXAMINABLE, "/regime", QUESTION.replace("OSL-35-1", "OSL-25-1"));
    refused(SlCode.UNKNOWN_UNIT, "/recipient", QUESTION.replace("0127.", "9999."));
  }

  private MockHttpServletResponse change(String consent, String change) throws Exception {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new JwtAuthenticationToken(
                Jwt.withTokenValue("t").header("alg", "none").claim("adapter", "police").build()));
    return door.perform(
            post("/api/consents/" + consent)
                .contentType(MediaType.APPLICATION_JSON)
                .content(change))
        .andReturn()
        .getResponse();
  }

  @Test
  void aConsentThatIsNotThereIsAnsweredInOneWayWhoeverAsksAndHowever() throws Exception {
    List<String> answers = new ArrayList<>();
    for (String[] one :
        new String[][] {
          {CONSENT, CHANGE},
          {"no-such-id", CHANGE},
          {CONSENT, CHANGE.replace("polisen-stockholm", "0127.authority-violence")},
          {CONSENT, CHANGE.replace("polisen-stockholm", "no-such-unit")}
        }) {
      MockHttpServletResponse answer = change(one[0], one[1]);
      assertThat(answer.getStatus()).isEqualTo(404);
      answers.add(answer.getContentAsString(StandardCharsets.UTF_8));
    }
    assertThat(answers.stream().distinct()).singleElement().asString().contains("SL-5001");
  }

  @Test
  void aChangeOfAConsentHasAReasonOfItsOwn() throws Exception {
    for (String bad :
        List.of(
            CHANGE.replace("TOLD_US", "NEVER_GIVEN"),
            CHANGE.replace(", \"reason\": \"TOLD_US\"", ""),
            CHANGE.replace("WITHDRAWN", "CONFIRMED"))) {
      MockHttpServletResponse answer = change(CONSENT, bad);
      JsonNode problem =
          hub.json.mapper().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
      assertThat(problem.at("/code").asString("")).isEqualTo(SlCode.WRONG_VALUE.toString());
      assertThat(problem.at("/field").asString("")).isEqualTo("/reason");
    }
  }

  @Test
  void moreThanTheLimitOfTheConfigurationIsNotRead() throws Exception {
    String padding = " ".repeat(hub.bean(Limits.class).requestBytes());
    refused(SlCode.OVERSIZE, "", QUESTION + padding);
  }
}
