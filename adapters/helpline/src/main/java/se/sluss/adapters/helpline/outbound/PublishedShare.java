package se.sluss.adapters.helpline.outbound;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.helpline.outbound.Shares.Sums;
import se.sluss.contracts.id.UnitId;

/**
 * A provider's sums of one month, as anybody may read them. No totals and no longer spans are
 * published, so that nothing left out can be worked out from the rest.
 *
 * @param month as {@code 2026-05}
 * @param provider which
 * @param shown how often it was among those shown; each absent when fewer than five
 * @param first how often it was shown first
 * @param chosen how often somebody was passed on to it
 * @param came how many of those who agreed to it came
 * @param stayed how many of those did not
 */
public record PublishedShare(
    String month,
    UnitId provider,
    @Nullable Long shown,
    @Nullable Long first,
    @Nullable Long chosen,
    @Nullable Long came,
    @Nullable Long stayed) {
  /** The smallest number that is told. */
  static final long SMALLEST = 5;

  /** The head of the table. */
  static final String HEAD = "month,provider,shown,first,chosen,came,stayed";

  static PublishedShare of(Sums sums) {
    return new PublishedShare(
        sums.month().toString(),
        sums.provider(),
        told(sums.shown()),
        told(sums.first()),
        told(sums.chosen()),
        told(sums.came()),
        told(sums.stayed()));
  }

  /** A row of the table; what is not told is written {@code <5}. */
  String row() {
    return String.join(
        ",",
        month,
        provider.value(),
        text(shown),
        text(first),
        text(chosen),
        text(came),
        text(stayed));
  }

  private static @Nullable Long told(long sum) {
    return sum < SMALLEST ? null : Long.valueOf(sum);
  }

  private static String text(@Nullable Long sum) {
    return sum == null ? "<" + SMALLEST : sum.toString();
  }
}
