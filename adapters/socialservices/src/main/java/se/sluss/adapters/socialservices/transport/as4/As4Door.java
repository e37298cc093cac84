package se.sluss.adapters.socialservices.transport.as4;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.sluss.as4.AccessPoint;
import se.sluss.as4.Reply;

/**
 * Where other access points post. It has no login: who sends is proved by the message's signature,
 * and nothing is done for whoever proves nothing. A servlet of its own, since Spring's would take
 * the parts of a message for uploaded files, and read them.
 */
public final class As4Door extends HttpServlet {
  /** Where it is. */
  public static final String PATH = "/as4";

  private static final long serialVersionUID = 1;

  private final transient AccessPoint point;
  private final transient KeepEnvelope keep;

  /**
   * @param point proves and decrypts
   * @param keep what follows
   */
  public As4Door(AccessPoint point, KeepEnvelope keep) {
    this.point = point;
    this.keep = keep;
  }

  @Override
  protected void doPost(HttpServletRequest call, HttpServletResponse answer) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Collections.list(call.getHeaderNames())
        .forEach(name -> headers.put(name, Collections.list(call.getHeaders(name))));
    Reply reply = point.receive(call.getInputStream(), headers, keep);
    answer.setStatus(reply.status());
    if (reply.contentType() != null) {
      answer.setContentType(reply.contentType());
    }
    answer.getOutputStream().write(reply.body());
  }
}
