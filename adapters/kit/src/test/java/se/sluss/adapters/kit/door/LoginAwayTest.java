package se.sluss.adapters.kit.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

class LoginAwayTest {
  @Test
  void aLoginThatCannotBeAskedIsBusyAndNotAWrongToken() throws Exception {
    SupplierJwtDecoder decoder =
        new SupplierJwtDecoder(
            () -> {
              throw new IllegalArgumentException("no login");
            });
    MockHttpServletResponse response = new MockHttpServletResponse();
    new LoginAway(answer -> answer.setStatus(503))
        .doFilter(new MockHttpServletRequest(), response, (_, _) -> decoder.decode("a token"));
    assertThat(response.getStatus()).isEqualTo(503);
  }

  @Test
  void anythingElseGoesItsWay() throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new LoginAway(answer -> answer.setStatus(503))
        .doFilter(
            new MockHttpServletRequest(),
            response,
            (_, answer) -> answer.setContentType("text/plain"));
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("text/plain");
  }
}
