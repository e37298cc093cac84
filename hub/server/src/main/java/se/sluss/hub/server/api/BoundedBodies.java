package se.sluss.hub.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Json;

/** Reads no more of a question from an adapter than config/limits.yaml allows. */
@Component
class BoundedBodies extends OncePerRequestFilter {
  private final Limits limits;
  private final Problems problems;
  private final Json json;

  BoundedBodies(Limits limits, Problems problems, Json json) {
    this.limits = limits;
    this.problems = problems;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int most =
        request.getRequestURI().equals("/api/messages")
            ? limits.submissionBytes()
            : limits.requestBytes();
    byte[] body =
        request.getContentLengthLong() > most
            ? new byte[most + 1]
            : request.getInputStream().readNBytes(most + 1);
    if (body.length <= most) {
      chain.doFilter(new Read(request, body), response);
      return;
    }
    Problem problem = problems.of(SlCode.OVERSIZE, null);
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.write(problem));
  }

  /** A request whose body has been read. */
  private static final class Read extends HttpServletRequestWrapper {
    private final byte[] body;

    Read(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Bytes(body);
    }
  }

  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream in;

    Bytes(byte[] body) {
      in = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] to, int from, int count) {
      return in.read(to, from, count);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("read before anybody could listen");
    }
  }
}
