package se.sluss.hub.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import se.sluss.contracts.config.PackagedConfig;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Json;

class FairShareTest {
  private final Json json = new Json();

  @Test
  void whoFloodsTheDoorIsToldToComeBackAndNobodyElseIs(@TempDir Path folder) throws Exception {
    Limits limits = Limits.load(PackagedConfig.writeTo(folder.resolve("config")));
    FairShare share = new FairShare(limits, new Problems(), json);
    CountDownLatch inside = new CountDownLatch(limits.requestsAtOnce());
    CountDownLatch end = new CountDownLatch(1);
    FilterChain slow =
        (_, _) -> {
          inside.countDown();
          try {
            assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<MockHttpServletResponse>> flood = new ArrayList<>();
      for (int i = 0; i < limits.requestsAtOnce(); i++) {
        flood.add(threads.submit(() -> asked(share, "police", slow)));
      }
      assertThat(inside.await(1, TimeUnit.MINUTES)).isTrue();

      MockHttpServletResponse oneMore = asked(share, "police", new MockFilterChain());
      assertThat(oneMore.getStatus()).isEqualTo(429);
      assertThat(oneMore.getHeader("Retry-After")).isEqualTo("1");
      assertThat(json.mapper().readTree(oneMore.getContentAsByteArray()).at("/code").asString(""))
          .isEqualTo("SL-9002");
      assertThat(asked(share, "portal", new MockFilterChain()).getStatus()).isEqualTo(200);

      end.countDown();
      for (Future<MockHttpServletResponse> one : flood) {
        assertThat(one.get(1, TimeUnit.MINUTES).getStatus()).isEqualTo(200);
      }
      assertThat(asked(share, "police", new MockFilterChain()).getStatus()).isEqualTo(200);
    }
  }

  @Test
  void aPlaceIsGivenBackWhenTheAnswerFails(@TempDir Path folder) throws Exception {
    Limits limits = Limits.load(PackagedConfig.writeTo(folder.resolve("config")));
    FairShare share = new FairShare(limits, new Problems(), json);
    FilterChain failing =
        (_, _) -> {
          throw new IllegalStateException("fails");
        };
    for (int i = 0; i < 2 * limits.requestsAtOnce(); i++) {
      assertThatThrownBy(() -> asked(share, "police", failing))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static MockHttpServletResponse asked(FairShare share, String adapter, FilterChain chain)
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/permits");
    request.setUserPrincipal(() -> adapter);
    MockHttpServletResponse response = new MockHttpServletResponse();
    share.doFilter(request, response, chain);
    return response;
  }
}
