package se.sluss.adapters.portal.inbound.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.Doorway;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.InboxRow.State;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * Whether people have something to read, for the program that tells them so. It answers with when
 * it came, and with nothing else: no number, no id, no type, no sender. What a person may not know
 * of is not counted, and a unit that the token does not name looks like one without anything to
 * read.
 */
@RestController
class UnreadApi {
  private static final int MOST_PEOPLE = 200;

  private final Inbox inbox;
  private final BoundedBody body;
  private final StrictReader reader;
  private final Doorway doorway;

  UnreadApi(Inbox inbox, BoundedBody body, StrictReader reader, Doorway doorway) {
    this.inbox = inbox;
    this.body = body;
    this.reader = reader;
    this.doorway = doorway;
  }

  /**
   * The question.
   *
   * @param unit which unit
   * @param people 200 at most
   */
  public record Asking(UnitId unit, List<Asked> people) {
    /** Copies the list; refuses too long a one. */
    public Asking {
      people = List.copyOf(people);
      if (people.size() > MOST_PEOPLE) {
        throw new IllegalArgumentException("people");
      }
    }
  }

  /**
   * One of its people.
   *
   * @param officer who, as the login calls him
   * @param named whether he is a named handler
   */
  public record Asked(OfficerId officer, boolean named) {}

  /**
   * What one of them has to read: what nobody has in hand, and what he has claimed but not opened.
   *
   * @param oldest when the first of it came
   * @param newest when the last of it came
   * @param newestUrgent when the last urgent of it came
   */
  public record Unread(Instant oldest, Instant newest, @Nullable Instant newestUrgent) {}

  /**
   * The answer.
   *
   * @param people in the order of the question; null for who has nothing
   */
  public record Answer(List<@Nullable Unread> people) {}

  /** 200, or a numbered problem for a question that is none. */
  @PostMapping(value = "/api/portal/unread", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> unread(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Asking asking = reader.read(body.of(request), Asking.class);
    List<String> units = token.getClaimAsStringList("units");
    boolean theirs = units != null && units.contains(asking.unit().value());
    List<@Nullable Unread> answers = new ArrayList<>();
    asking.people().forEach(one -> answers.add(theirs ? unread(asking.unit(), one) : null));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(answers));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(RefusedException e) {
    return doorway.refusal(e.fault());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> form(HttpMediaTypeException e) {
    return doorway.refusal(new Fault(SlCode.MALFORMED, null));
  }

  private @Nullable Unread unread(UnitId unit, Asked one) {
    Set<String> roles = one.named() ? Set.of("handler", "named-handler") : Set.of("handler");
    Viewer viewer = new Viewer(one.officer(), new TreeSet<>(Set.of(unit)), new TreeSet<>(roles));
    @Nullable Unread all = null;
    for (InboxRow row : inbox.list(viewer.units(), viewer)) {
      if (row.state() == State.NEW
          || (row.state() == State.CLAIMED && one.officer().equals(row.claimedBy()))) {
        all = and(all, row.receivedAt(), row.urgency() == Urgency.URGENT);
      }
    }
    return all;
  }

  private static Unread and(@Nullable Unread so, Instant at, boolean urgent) {
    if (so == null) {
      return new Unread(at, at, urgent ? at : null);
    }
    Instant was = so.newestUrgent();
    return new Unread(
        at.isBefore(so.oldest()) ? at : so.oldest(),
        at.isAfter(so.newest()) ? at : so.newest(),
        urgent && (was == null || at.isAfter(was)) ? at : was);
  }
}
