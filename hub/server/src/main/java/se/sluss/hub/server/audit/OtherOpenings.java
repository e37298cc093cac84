package se.sluss.hub.server.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;

/**
 * Openings by somebody else than the handler. The handler of a message is who first opened it as
 * one: adapters let only who has claimed a message open it in that role.
 */
@Service
public class OtherOpenings {
  private static final Set<LogEvent> OPENINGS = Set.of(LogEvent.OPENED, LogEvent.OPENED_DEFERRED);
  private static final Set<String> HANDLERS = Set.of("handler", "named-handler");

  private final Audit audit;

  /** Where the openings are found; reading them is on record. */
  public OtherOpenings(Audit audit) {
    this.audit = audit;
  }

  /**
   * An opening.
   *
   * @param handler who handles the message, or null if nobody has opened it as a handler
   */
  public record Opening(Audit.Line line, @Nullable String handler) {}

  /** Those of a period, by time. */
  public List<Opening> within(
      @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String unit, Actor auditor) {
    List<Audit.Line> opened =
        audit.find(new Audit.Question(null, from, to, unit, null), auditor).lines().stream()
            .filter(line -> OPENINGS.contains(line.detail().event()))
            .toList();
    Map<String, String> handlers = new HashMap<>();
    for (Audit.Line line : opened) {
      if (HANDLERS.contains(line.detail().actor().role())) {
        handlers.putIfAbsent(message(line.detail()), line.detail().actor().id());
      }
    }
    List<Opening> others = new ArrayList<>();
    for (Audit.Line line : opened) {
      @Nullable String handler = handlers.get(message(line.detail()));
      if (!line.detail().actor().id().equals(handler)) {
        others.add(new Opening(line, handler));
      }
    }
    return List.copyOf(others);
  }

  private static String message(LogDetail detail) {
    return String.valueOf(detail.messageId());
  }

  /** The same as CSV (RFC 4180); every value is a code, so that nothing needs quoting. */
  public static String csv(List<Opening> openings) {
    StringJoiner csv = new StringJoiner("\r\n", "", "\r\n");
    csv.add("time,message,unit,role,opened_by,handler,event,leaf");
    for (Opening one : openings) {
      LogDetail detail = one.line().detail();
      csv.add(
          String.join(
              ",",
              detail.time().toString(),
              message(detail),
              detail.unit() == null ? "" : detail.unit(),
              detail.actor().role(),
              detail.actor().id(),
              one.handler() == null ? "" : one.handler(),
              detail.event().name(),
              one.line().index() == null ? "" : one.line().index().toString()));
    }
    return csv.toString();
  }
}
