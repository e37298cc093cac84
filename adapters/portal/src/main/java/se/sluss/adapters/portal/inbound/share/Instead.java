package se.sluss.adapters.portal.inbound.share;

import java.util.List;
import java.util.Map;

/**
 * What may be done besides sharing, or instead of it: for each outcome which lines, in this order;
 * their words are in the texts under {@code share.instead}. A line may have its own words for the
 * kind of person it is about.
 */
final class Instead {
  private static final Map<String, List<String>> BY_OUTCOME =
      Map.of(
          "DENY", List.of("consent", "information", "helpline", "unnamed", "jurist"),
          "REVIEW", List.of("jurist", "unnamed", "consent", "information", "helpline"),
          "MUST_DISCLOSE", List.of("without-delay", "tell"),
          "PERMIT_WITH_OBLIGATION", List.of("less"),
          "PERMIT", List.of("less"));

  private static final Map<String, List<String>> NOT_ABOUT =
      Map.of(
          // The helpline is for those who use violence.
          "helpline", List.of("VICTIM_ADULT", "CHILD"),
          // A child is not asked for leave to be protected.
          "consent", List.of("CHILD"));

  private Instead() {}

  /** The lines for an outcome, about such a person; none for an outcome that is not known. */
  static List<String> of(String outcome, String subject) {
    return BY_OUTCOME.getOrDefault(outcome, List.of()).stream()
        .filter(line -> !NOT_ABOUT.getOrDefault(line, List.of()).contains(subject))
        .toList();
  }
}
