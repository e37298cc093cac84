package se.sluss.hub.server;

import jakarta.servlet.Filter;
import java.util.stream.Stream;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import tools.jackson.databind.json.JsonMapper;

/** Controllers of the real hub behind its real bound, reader and answers, without a server. */
final class TestDoor {
  private TestDoor() {}

  /**
   * A door.
   *
   * @param token where a controller finds whose token it is
   * @param controllers beans of the hub, by name
   */
  static MockMvc of(TestHub hub, HandlerMethodArgumentResolver token, String... controllers) {
    return MockMvcBuilders.standaloneSetup(Stream.of(controllers).map(hub::bean).toArray())
        .setCustomArgumentResolvers(token)
        .setControllerAdvice(hub.bean("problemAnswers"))
        .setMessageConverters(
            new ByteArrayHttpMessageConverter(),
            new JacksonJsonHttpMessageConverter(hub.bean(JsonMapper.class)))
        .addFilters((Filter) hub.bean("boundedBodies"))
        .build();
  }
}
