package se.sluss.hub.server.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.TrailEntry;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.way.Trail;

/** What an auditor may ask of the whole record. Every trail that is shown is a read on record. */
@Service
public class Audit {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final int MOST_TRAILS = 300;
  private static final int MOST_LINES = 500;
  private static final int MOST_EXPORTED = 50_000;
  private static final Set<LogEvent> OF_DIRECTORY =
      Set.of(LogEvent.DIRECTORY_CHANGED, LogEvent.KEY_PUBLISHED, LogEvent.KEY_REVOKED);

  private final MessageStore messages;
  private final LogReader log;
  private final RecordedErasures erasures;
  private final Trail trail;
  private final Clock clock;

  /** The messages and the log. */
  Audit(MessageStore messages, LogReader log, RecordedErasures erasures, Trail trail, Clock clock) {
    this.messages = messages;
    this.log = log;
    this.erasures = erasures;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What is asked for; what is absent does not narrow.
   *
   * @param id a message, a conversation, or one of the log's own trails
   * @param from first day, of the calendar in Sweden
   * @param to last day
   * @param unit the unit it concerns
   * @param event by the log's name
   */
  public record Question(
      @Nullable String id,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String unit,
      @Nullable LogEvent event) {}

  /**
   * One record.
   *
   * @param trail where it stands
   * @param detail what it says
   * @param counter its place in the trail
   * @param index in the log's tree; null while it is pending
   */
  public record Line(String trail, LogDetail detail, long counter, @Nullable Long index) {
    /** Whose side of a referral, or the whole name of another trail. */
    public String side() {
      return trail.substring(trail.indexOf('/') + 1);
    }
  }

  /**
   * What was found.
   *
   * @param lines by time
   * @param erased records that are proved and can no longer be read
   * @param unexplained trails of such records whose erasure is not on record: somebody took it away
   * @param more whether there is more than is shown
   */
  public record Found(List<Line> lines, long erased, Set<String> unexplained, boolean more) {
    /** Copies. */
    public Found {
      lines = List.copyOf(lines);
      unexplained = Set.copyOf(unexplained);
    }
  }

  /** Finds the last, and puts the reading on record. */
  @Transactional
  public Found find(Question question, Actor auditor) {
    List<String> trails = last(question);
    List<Line> lines = new ArrayList<>();
    long erased = 0;
    Set<String> ended = new TreeSet<>();
    for (var trail : log.trails(trails).entrySet()) {
      long gone = trail.getValue().stream().filter(entry -> entry.detail() == null).count();
      erased += gone;
      if (gone > 0) {
        ended.add(trail.getKey());
      }
      lines.addAll(lines(question, trail));
    }
    recordRead(lines, auditor);
    lines.sort(Comparator.comparing(line -> line.detail().time()));
    boolean more = lines.size() > MOST_LINES || trails.size() == MOST_TRAILS;
    List<Line> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    return new Found(last, erased, erasures.missingOf(ended), more);
  }

  /**
   * Finds everything, for an export, and puts the reading on record.
   *
   * @return by time
   * @throws TooMuchException if it is more than can be handed over at once; nothing is then shown
   */
  @Transactional
  public List<Line> all(Question question, Actor auditor) {
    List<Line> lines = new ArrayList<>();
    eachPage(
        question,
        trail -> {
          lines.addAll(lines(question, trail));
          if (lines.size() > MOST_EXPORTED) {
            throw new TooMuchException();
          }
        });
    recordRead(lines, auditor);
    lines.sort(Comparator.comparing(line -> line.detail().time()));
    return lines;
  }

  /** A shorter period is to be asked for: a list that was cut would look whole. */
  public static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Goes through every trail that has a record in the question's period, whole trails each. */
  void eachPage(Question question, Consumer<Map.Entry<String, List<TrailEntry>>> each) {
    if (question.id() != null) {
      log.trails(last(question)).entrySet().forEach(each);
      return;
    }
    String after = "";
    List<String> page;
    do {
      page = log.trailsWithinAfter(start(question), end(question), after, MOST_TRAILS);
      log.trails(page.stream().filter(one -> concerns(question, one)).toList())
          .entrySet()
          .forEach(each);
      after = page.isEmpty() ? after : page.getLast();
    } while (page.size() == MOST_TRAILS);
  }

  private static List<Line> lines(Question question, Map.Entry<String, List<TrailEntry>> trail) {
    List<Line> lines = new ArrayList<>();
    for (TrailEntry entry : trail.getValue()) {
      @Nullable LogDetail detail = entry.detail();
      if (detail != null && matches(question, detail)) {
        lines.add(new Line(trail.getKey(), detail, entry.counter(), entry.index()));
      }
    }
    return lines;
  }

  private List<String> last(Question question) {
    @Nullable String id = question.id();
    if (id != null) {
      return OwnTrail.isOwn(id)
          ? List.of(id)
          : conversation(id).map(c -> log.trailsOf(c + "/")).orElse(List.of());
    }
    return log.trailsWithin(start(question), end(question), MOST_TRAILS).stream()
        .filter(one -> concerns(question, one))
        .toList();
  }

  /** The directory's trail is long, and asked for by its own events alone. */
  private static boolean concerns(Question question, String trail) {
    @Nullable LogEvent event = question.event();
    boolean directory = event != null && OF_DIRECTORY.contains(event);
    return directory == trail.equals(OwnTrail.DIRECTORY);
  }

  private static Instant start(Question question) {
    @Nullable LocalDate from = question.from();
    return from == null ? Instant.EPOCH : from.atStartOfDay(SWEDEN).toInstant();
  }

  private Instant end(Question question) {
    @Nullable LocalDate to = question.to();
    return to == null
        ? clock.instant().plusSeconds(1)
        : to.plusDays(1).atStartOfDay(SWEDEN).toInstant();
  }

  private Optional<ConversationId> conversation(String id) {
    try {
      Optional<ConversationId> ofMessage =
          messages.find(MessageId.of(id)).map(StoredMessage::conversation);
      return ofMessage.isPresent() ? ofMessage : Optional.of(ConversationId.of(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean matches(Question question, LogDetail detail) {
    @Nullable LocalDate from = question.from();
    @Nullable LocalDate to = question.to();
    LocalDate day = LocalDate.ofInstant(detail.time(), SWEDEN);
    return (question.event() == null || question.event() == detail.event())
        && (question.unit() == null || question.unit().equals(detail.unit()))
        && (from == null || !day.isBefore(from))
        && (to == null || !day.isAfter(to));
  }

  /** A referral's reading stands with the referral, where neither side sees it. */
  void recordRead(List<Line> lines, Actor auditor) {
    Set<String> trails = new TreeSet<>();
    lines.forEach(line -> trails.add(line.trail()));
    Set<String> referrals = new TreeSet<>();
    for (String one : trails) {
      int end = one.indexOf('/');
      if (end < 0) {
        trail.write(
            LogDetail.of(LogEvent.TRAIL_READ, clock.instant(), OwnTrail.OPERATION, auditor)
                .fact("trail", one));
      } else if (referrals.add(one.substring(0, end))) {
        trail.write(
            LogDetail.of(LogEvent.TRAIL_READ, clock.instant(), one.substring(0, end), auditor)
                .fact(Trail.SIDE, Trail.AUDITOR));
      }
    }
  }
}
