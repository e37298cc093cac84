package se.sluss.adapters.portal.inbound.receive;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import se.sluss.adapters.portal.mapping.Words;

/**
 * How long a message has waited, in words and a colour that says the same.
 *
 * @param tone good, wait or urgent
 * @param text such as "12 minutes"
 */
public record Waiting(String tone, String text) {
  /** The clock of a message. */
  static Waiting of(Instant received, Instant answerBy, Instant now, Words words, Locale locale) {
    Duration waited = Duration.between(received, now);
    String amount;
    if (waited.toHours() < 1) {
      amount = words.text("clock.minutes", locale, Math.max(0, waited.toMinutes()));
    } else if (waited.toDays() < 1) {
      amount = words.text("clock.hours", locale, waited.toHours());
    } else {
      amount = words.text("clock.days", locale, waited.toDays());
    }
    if (now.isAfter(answerBy)) {
      return new Waiting("urgent", words.text("clock.overdue", locale, amount));
    }
    boolean late = waited.multipliedBy(2).compareTo(Duration.between(received, answerBy)) > 0;
    return new Waiting(late ? "wait" : "good", words.text("clock.waiting", locale, amount));
  }
}
