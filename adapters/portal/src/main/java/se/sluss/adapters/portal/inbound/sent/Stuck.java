package se.sluss.adapters.portal.inbound.sent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.portal.inbound.Seen;
import se.sluss.adapters.portal.inbound.Who;
import se.sluss.adapters.portal.mapping.Words;
import se.sluss.contracts.id.UnitId;

/**
 * On every page of an officer: whom to call for a concern report that was sent and is with nobody.
 * For a day; after that the list of what was sent has it.
 */
@ControllerAdvice
public class Stuck {
  private static final Duration SHOWN = Duration.ofHours(24);

  private final SentMessages sent;
  private final Words words;
  private final Clock clock;

  /** What was sent, and the words for it. */
  public Stuck(SentMessages sent, Words words, Clock clock) {
    this.sent = sent;
    this.words = words;
    this.clock = clock;
  }

  /**
   * One report that is with nobody.
   *
   * @param message its id
   * @param unit whom it did not get through to, by name
   * @param telephone whom to call
   */
  public record Call(String message, String unit, String telephone) {}

  /**
   * All there are now.
   *
   * @param calls newest first
   * @param seen hash of them
   */
  public record Calls(List<Call> calls, String seen) {
    /** Copies the list. */
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /** For an officer the calls to make, of the officer's units; else absent. */
  @ModelAttribute("stuck")
  public @Nullable Calls calls(@Nullable Authentication authentication, Locale locale) {
    Who who = Who.of(authentication);
    return who == null || !who.isOfficer() ? null : of(who.viewer().units(), locale);
  }

  private Calls of(Set<UnitId> units, Locale locale) {
    Instant since = clock.instant().minus(SHOWN);
    List<Call> calls = new ArrayList<>();
    for (SentRow row : sent.list(units)) {
      String telephone = row.callNow();
      if (telephone != null && row.changedAt().isAfter(since)) {
        calls.add(
            new Call(row.message().toString(), words.unit(row.recipient(), locale), telephone));
      }
    }
    return new Calls(calls, Seen.of(calls));
  }
}
