package se.sluss.adapters.kit.hub;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks another node of the hub when one cannot be reached, and stays with the one that answered.
 * What is asked of the hub may be asked twice: it stores nothing, or gives the permit it has given.
 * Safe for several threads.
 */
public final class HubNodes implements ClientHttpRequestInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(HubNodes.class);

  private final List<URI> nodes;
  private final AtomicInteger current = new AtomicInteger();

  /**
   * The nodes in the order in which they are tried.
   *
   * @param nodes scheme, host and port of each; at least one
   */
  public HubNodes(List<URI> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    int first = current.get();
    for (int tried = 1; ; tried++) {
      int node = (first + tried - 1) % nodes.size();
      try {
        ClientHttpResponse answer = execution.execute(at(nodes.get(node), request), body);
        current.set(node);
        return answer;
      } catch (IOException e) {
        if (tried == nodes.size()) {
          throw e;
        }
        LOG.warn("node {} of the hub cannot be reached: {}", node, e.getClass().getSimpleName());
      }
    }
  }

  private static HttpRequest at(URI node, HttpRequest request) {
    URI uri =
        UriComponentsBuilder.fromUri(request.getURI())
            .scheme(node.getScheme())
            .host(node.getHost())
            .port(node.getPort())
            .build(true)
            .toUri();
    return new HttpRequestWrapper(request) {
      @Override
      public URI getURI() {
        return uri;
      }
    };
  }
}
