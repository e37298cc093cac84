package se.sluss.as4;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A real server on this machine, in front of whatever answers. */
final class HttpDoor implements AutoCloseable {
  /** Answers a call. */
  @FunctionalInterface
  interface Answers {
    Reply to(InputStream body, Map<String, List<String>> headers) throws IOException;
  }

  private final HttpServer server;
  private volatile Answers answers = (_, _) -> new Reply(500, null, new byte[0]);
  private volatile byte[] last = new byte[0];
  private volatile Map<String, List<String>> lastHeaders = Map.of();

  HttpDoor() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/as4", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/as4");
  }

  void answers(Answers with) {
    answers = with;
  }

  /** The last call's body, as it came. */
  byte[] last() {
    return last;
  }

  Map<String, List<String>> lastHeaders() {
    return lastHeaders;
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      last = call.getRequestBody().readAllBytes();
      lastHeaders = Map.copyOf(call.getRequestHeaders());
      Reply reply = answers.to(new ByteArrayInputStream(last), lastHeaders);
      if (reply.contentType() != null) {
        call.getResponseHeaders().set("Content-Type", reply.contentType());
      }
      if (reply.status() == 302) {
        call.getResponseHeaders().set("Location", "http://localhost:1/elsewhere");
      }
      call.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      if (reply.body().length > 0) {
        call.getResponseBody().write(reply.body());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
