package se.sluss.hub.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LogEventTest {
  /** Never edit a line here: add new ones, and move the numbers of retired events to RETIRED. */
  private static final String GIVEN =
      """
      100 ACCEPTED
      101 DECIDED
      102 PART_CUT
      103 STOPPED
      104 REPEATED
      105 CONFLICTING_REPEAT
      106 ATTESTED
      200 QUEUED
      201 RELEASED
      202 HELD
      203 HOLD_LIFTED
      204 TAKEN
      205 DELIVERED
      206 ANSWERED
      207 QUARANTINED
      208 REPLAYED
      209 TAKEN_OVER
      210 BOOKING_LOCKED
      211 BOOKING_UNLOCKED
      212 RESEAL_REQUESTED
      213 CLOSED
      214 ESCALATED
      215 STEP_TAKEN
      216 REMINDED
      217 EVENTS_JOINED
      218 SAFETY_EVENT
      219 SAFETY_EVENT_TOLD
      300 PERMIT_GIVEN
      301 PERMIT_REFUSED
      302 OPENED
      303 OPENED_DEFERRED
      304 RESERVATION_ACKNOWLEDGED
      305 CONSENT_RECORDED
      306 CONSENT_WITHDRAWN
      307 CONSENT_RECORDED_IN_ERROR
      308 TRAIL_READ
      309 GLASS_BROKEN
      310 ALARM_RAISED
      320 GLASS_LOOKED_AT
      321 CONSENT_CONFIRMED
      322 CONSENT_REFUSED
      323 JOINING_REFUSED
      324 SAFETY_WORD_SAID
      325 SAFETY_WORD_REFUSED
      400 RULES_CHANGED
      401 DIRECTORY_CHANGED
      402 KEY_PUBLISHED
      403 KEY_REVOKED
      404 RIGHTS_CHANGED
      405 ERASED
      406 RESTORE_ACCEPTED
      407 CONFIGURATION_CHANGED
      408 TRAIL_KEY_ERASED
      409 FIGURES_RELEASED
      """;

  private static final Set<Integer> RETIRED = Set.of();

  @Test
  void everyEventHasTheNumberItWasGiven() {
    Map<Integer, String> numbers = new TreeMap<>();
    Arrays.stream(LogEvent.values()).forEach(event -> numbers.put(event.number(), event.name()));
    String list =
        numbers.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    assertThat(list).isEqualTo(GIVEN);
    assertThat(numbers).hasSameSizeAs(LogEvent.values());
  }

  @Test
  void noNumberIsOutsideItsRangeOrRetired() {
    assertThat(LogEvent.values())
        .allSatisfy(event -> assertThat(event.number()).isBetween(100, 499).isNotIn(RETIRED));
  }

  @Test
  void aNumberReadsBackAsItsEvent() {
    assertThat(LogEvent.values())
        .allSatisfy(event -> assertThat(LogEvent.ofNumber(event.number())).isEqualTo(event));
    assertThatThrownBy(() -> LogEvent.ofNumber(99)).isInstanceOf(IllegalArgumentException.class);
  }
}
