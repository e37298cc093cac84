package se.sluss.hub.server.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.proof.LogSource;
import se.sluss.contracts.proof.LogVerifier;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.note.LogSigner;
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
  private static final Set<LogEvent> OF_DIRECTORY =
      Set.of(LogEvent.DIRECTORY_CHANGED, LogEvent.KEY_PUBLISHED, LogEvent.KEY_REVOKED);

  private final MessageStore messages;
  private final LogReader log;
  private final LogSigner signer;
  private final Trail trail;
  private final Clock clock;

  /** The messages and the log. */
  public Audit(MessageStore messages, LogReader log, LogSigner signer, Trail trail, Clock clock) {
    this.messages = messages;
    this.log = log;
    this.signer = signer;
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
   * @param more whether there is more than is shown
   */
  public record Found(List<Line> lines, long erased, boolean more) {
    /** Copies. */
    public Found {
      lines = List.copyOf(lines);
    }
  }

  /** Finds, and puts the reading on record. */
  @Transactional
  public Found find(Question question, Actor auditor) {
    List<String> trails = trails(question);
    List<Line> lines = new ArrayList<>();
    Set<String> read = new TreeSet<>();
    long erased = 0;
    for (String one : trails) {
      for (TrailEntry entry : log.trail(one)) {
        @Nullable LogDetail detail = entry.detail();
        if (detail == null) {
          erased++;
        } else if (matches(question, detail)) {
          lines.add(new Line(one, detail, entry.counter(), entry.index()));
          read.add(one);
        }
      }
    }
    lines.sort(Comparator.comparing(line -> line.detail().time()));
    boolean more = lines.size() > MOST_LINES || trails.size() == MOST_TRAILS;
    recordRead(read, auditor);
    List<Line> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    return new Found(last, erased, more);
  }

  private List<String> trails(Question question) {
    @Nullable String id = question.id();
    if (id != null) {
      return OwnTrail.isOwn(id)
          ? List.of(id)
          : conversation(id).map(c -> log.trailsOf(c + "/")).orElse(List.of());
    }
    @Nullable LocalDate from = question.from();
    @Nullable LocalDate to = question.to();
    Instant start = from == null ? Instant.EPOCH : from.atStartOfDay(SWEDEN).toInstant();
    Instant end =
        to == null
            ? clock.instant().plusSeconds(1)
            : to.plusDays(1).atStartOfDay(SWEDEN).toInstant();
    @Nullable LogEvent event = question.event();
    boolean directory = event != null && OF_DIRECTORY.contains(event);
    return log.trailsWithin(start, end, MOST_TRAILS).stream()
        .filter(one -> directory == one.equals(OwnTrail.DIRECTORY))
        .toList();
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

  private static boolean matches(Question question, LogDetail detail) {
    @Nullable LocalDate from = question.from();
    @Nullable LocalDate to = question.to();
    LocalDate day = LocalDate.ofInstant(detail.time(), SWEDEN);
    return (question.event() == null || question.event() == detail.event())
        && (question.unit() == null || question.unit().equals(detail.unit()))
        && (from == null || !day.isBefore(from))
        && (to == null || !day.isAfter(to));
  }

  /** A referral's reading stands with the referral, where neither side sees it. */
  private void recordRead(Set<String> trails, Actor auditor) {
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

  /**
   * What a check of all that is published came to.
   *
   * @param size leaves in the tree
   * @param wrong the first wrong place, or null if all holds
   */
  public record Verdict(long size, @Nullable String wrong) {}

  /** Checks every published tile and leaf with the code that agencies check with. */
  public Verdict verify() throws IOException {
    LogSource published =
        path ->
            path.equals("checkpoint")
                ? log.checkpoint()
                    .map(note -> note.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                : log.tile(path);
    try {
      VerifiedCheckpoint head =
          new LogVerifier(published, NoteVerifier.of(signer.verifierKey())).verify();
      return new Verdict(head.size(), null);
    } catch (RefusedException e) {
      return new Verdict(log.publishedSize(), String.valueOf(e.getMessage()));
    }
  }
}
