package se.sluss.adapters.healthcare.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;

/**
 * What is searched for: one referral by the requester's identifier, or all that has changed since.
 *
 * @param id the requester's UUID; null for any
 * @param since changed after this instant; null for any
 */
public record TaskSearch(@Nullable String id, @Nullable Instant since) {
  /** The search parameters that are known, as the CapabilityStatement names them. */
  public static final String IDENTIFIER = "identifier";

  public static final String LAST_UPDATED = "_lastUpdated";

  private static final Set<String> KNOWN = Set.of(IDENTIFIER, LAST_UPDATED, "_format");

  /** What the database counts finer than FHIR. */
  private static final Duration FINER = Duration.ofMillis(1);

  /**
   * Reads a query.
   *
   * @throws RefusedException UNKNOWN_FIELD for a parameter that is not known, so that no search is
   *     wider than was asked for; WRONG_VALUE; MISSING_FIELD for a search for everything
   */
  public static TaskSearch of(Map<String, List<String>> query) throws RefusedException {
    for (Map.Entry<String, List<String>> entry : query.entrySet()) {
      if (!KNOWN.contains(entry.getKey())) {
        throw new RefusedException(SlCode.UNKNOWN_FIELD);
      }
      if (entry.getValue().size() != 1) {
        throw wrong(entry.getKey());
      }
    }
    String identifier = only(query, IDENTIFIER);
    String lastUpdated = only(query, LAST_UPDATED);
    if (identifier == null && lastUpdated == null) {
      throw new RefusedException(new Fault(SlCode.MISSING_FIELD, LAST_UPDATED));
    }
    return new TaskSearch(
        identifier == null ? null : id(identifier), lastUpdated == null ? null : at(lastUpdated));
  }

  private static @Nullable String only(Map<String, List<String>> query, String name) {
    List<String> values = query.get(name);
    return values == null ? null : values.getFirst();
  }

  /** With the system or without, as FHIR writes tokens. */
  private static String id(String token) throws RefusedException {
    String value =
        token.startsWith(Systems.URI + "|") ? token.substring(Systems.URI.length() + 1) : token;
    try {
      return UUID.fromString(value.replaceFirst("^urn:uuid:", "")).toString();
    } catch (IllegalArgumentException e) {
      throw wrong(IDENTIFIER);
    }
  }

  /** Of FHIR's prefixes those that a poll needs: gt and ge. */
  private static Instant at(String date) throws RefusedException {
    try {
      return switch (date.substring(0, Math.min(2, date.length()))) {
        case "gt" -> OffsetDateTime.parse(date.substring(2)).toInstant();
        case "ge" -> OffsetDateTime.parse(date.substring(2)).toInstant().minus(FINER);
        default -> throw wrong(LAST_UPDATED);
      };
    } catch (DateTimeException e) {
      throw wrong(LAST_UPDATED);
    }
  }

  private static RefusedException wrong(String parameter) {
    return new RefusedException(new Fault(SlCode.WRONG_VALUE, parameter));
  }
}
