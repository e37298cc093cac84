package se.sluss.adapters.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Which page each role has, and that what is not one's own is as if it did not exist. */
@SpringBootTest(classes = PortalOnFakes.class, properties = "spring.config.name=portal")
@AutoConfigureMockMvc
class RightsTest {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/notify",
          "/sent",
          "/sent/rows",
          "/inbox",
          "/inbox/rows",
          "/share",
          "/review",
          "/glass");

  /** Role × page: 200 has it, 403 has not. From the roles' description, row by row. */
  private static final Map<String, List<Integer>> MATRIX =
      Map.of(
          "officer", List.of(200, 200, 200, 200, 403, 403, 200, 403, 403),
          "reviewer", List.of(200, 403, 403, 403, 403, 403, 403, 200, 403),
          "responsible", List.of(200, 200, 200, 200, 403, 403, 200, 403, 403),
          "violence", List.of(200, 403, 200, 200, 200, 200, 200, 403, 200),
          "family", List.of(200, 403, 200, 200, 200, 200, 200, 403, 200),
          "auditor", List.of(200, 403, 403, 403, 403, 403, 403, 403, 403));

  @Autowired private MockMvc mvc;
  @Autowired private FakeKit kit;

  @BeforeEach
  void anew() {
    kit.reset();
  }

  @Test
  void eachRoleHasItsPagesAndNoOthers() throws Exception {
    for (Map.Entry<String, List<Integer>> row : MATRIX.entrySet()) {
      for (int i = 0; i < PAGES.size(); i++) {
        int status = as(row.getKey(), get(PAGES.get(i))).getStatus();
        assertThat(status).as(row.getKey() + " " + PAGES.get(i)).isEqualTo(row.getValue().get(i));
      }
    }
  }

  @Test
  void whoeverIsNotLoggedInIsSentToTheLogin() throws Exception {
    for (String page : PAGES) {
      MockHttpServletResponse response = mvc.perform(get(page)).andReturn().getResponse();
      assertThat(response.getStatus()).as(page).isEqualTo(302);
      assertThat(response.getRedirectedUrl()).as(page).contains("/oauth2/authorization/sluss");
    }
  }

  @Test
  void aMessageOfAnotherUnitIsByteForByteAMissingOne() throws Exception {
    for (String step :
        List.of("", "/claim", "/release", "/open", "/step?step=TAKE_OVER&registered=true")) {
      MockHttpServletResponse missing = step("family", FakeKit.MISSING.toString(), step);
      MockHttpServletResponse other = step("family", FakeKit.WISH.toString(), step);
      assertThat(missing.getStatus()).as(step).isEqualTo(404);
      assertSame(other, missing);
    }
  }

  @Test
  void aProtectedIdentityDoesNotExistForWhoIsNotNamed() throws Exception {
    MockHttpServletResponse missing = step("colleague", FakeKit.MISSING.toString(), "");
    MockHttpServletResponse guarded = step("colleague", FakeKit.PROTECTED.toString(), "");
    assertSame(guarded, missing);
    assertThat(as("colleague", get("/inbox")).getContentAsString())
        .doesNotContain(FakeKit.PROTECTED.toString());
    assertThat(step("violence", FakeKit.PROTECTED.toString(), "").getStatus()).isEqualTo(200);
  }

  @Test
  void anAddressThatCannotBeAMessageIsAMissingOne() throws Exception {
    MockHttpServletResponse missing = step("family", FakeKit.MISSING.toString(), "");
    assertSame(step("family", "not-a-message", ""), missing);
  }

  @Test
  void theOfficerSeesTheWayOfOwnMessagesOnly() throws Exception {
    assertThat(as("officer", get("/sent/" + FakeKit.WISH)).getStatus()).isEqualTo(200);
    MockHttpServletResponse missing = as("officer", get("/sent/" + FakeKit.MISSING));
    assertThat(missing.getStatus()).isEqualTo(404);
    assertSame(as("officer", get("/sent/" + FakeKit.PROTECTED)), missing);
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    MockHttpServletResponse response =
        mvc.perform(
                post("/inbox/" + FakeKit.WISH + "/claim")
                    .with(authentication(PortalOnFakes.person("violence"))))
            .andReturn()
            .getResponse();
    assertThat(response.getStatus()).isEqualTo(403);
  }

  @Test
  void noPageMayBeKeptOrRunAnythingFromElsewhere() throws Exception {
    for (String page : List.of("/", "/notify", "/sent")) {
      MockHttpServletResponse response = as("officer", get(page));
      assertThat(response.getHeader("Cache-Control")).contains("no-store");
      assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(response.getHeader("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
          .doesNotContain("unsafe");
    }
  }

  private static void assertSame(MockHttpServletResponse one, MockHttpServletResponse other) {
    assertThat(one.getStatus()).isEqualTo(other.getStatus());
    assertThat(one.getContentAsByteArray()).isEqualTo(other.getContentAsByteArray());
    assertThat(one.getHeaderNames()).containsExactlyElementsOf(other.getHeaderNames());
  }

  private MockHttpServletResponse step(String person, String id, String step) throws Exception {
    return as(
        person,
        step.isEmpty() ? get("/inbox/" + id) : post("/inbox/" + id + step).with(csrf().asHeader()));
  }

  private MockHttpServletResponse as(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return mvc.perform(
            request.locale(Locale.of("sv")).with(authentication(PortalOnFakes.person(person))))
        .andReturn()
        .getResponse();
  }
}
