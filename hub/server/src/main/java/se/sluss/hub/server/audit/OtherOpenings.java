package se.sluss.hub.server.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.store.TrailEntry;

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

  /**
   * All of a period, by time. Who handles a message is told by its whole trail, also by what was
   * before the period.
   */
  @Transactional
  public List<Opening> within(
      @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String unit, Actor auditor) {
    Audit.Question question = new Audit.Question(null, from, to, unit, null);
    List<Opening> others = new ArrayList<>();
    audit.eachPage(question, trail -> others.addAll(others(question, trail)));
    audit.recordRead(others.stream().map(Opening::line).toList(), auditor);
    others.sort(Comparator.comparing(one -> one.line().detail().time()));
    return List.copyOf(others);
  }

  private static List<Opening> others(
      Audit.Question question, Map.Entry<String, List<TrailEntry>> trail) {
    Map<String, String> handlers = new HashMap<>();
    List<Audit.Line> opened = new ArrayList<>();
    for (TrailEntry entry : trail.getValue()) {
      @Nullable LogDetail detail = entry.detail();
      if (detail != null && OPENINGS.contains(detail.event())) {
        if (HANDLERS.contains(detail.actor().role())) {
          handlers.putIfAbsent(message(detail), detail.actor().id());
        }
        if (Audit.matches(question, detail)) {
          opened.add(new Audit.Line(trail.getKey(), detail, entry.counter(), entry.index()));
        }
      }
    }
    List<Opening> others = new ArrayList<>();
    for (Audit.Line line : opened) {
      @Nullable String handler = handlers.get(message(line.detail()));
      if (!line.detail().actor().id().equals(handler)) {
        others.add(new Opening(line, handler));
      }
    }
    return others;
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
