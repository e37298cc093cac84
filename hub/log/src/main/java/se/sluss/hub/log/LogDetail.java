package se.sluss.hub.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One record, before the log gives it its counter: codes and opaque ids only (each is checked, see
 * {@link IllegalArgumentException} of the methods). How it maps to FHIR AuditEvent stands in the
 * README.
 *
 * @param event what happened
 * @param time when, in milliseconds
 * @param referralId the referral, or one of the log's own trails (see {@link OwnTrail})
 * @param actor who did it
 * @param agency whose unit it concerns, or null
 * @param unit the unit it concerns, or null; a side's own trail is chosen by this
 * @param messageId the message, or null
 * @param grounds rule ids with version that the outcome rests on
 * @param outcome outcome code, or null
 * @param rulesetHash hash of the ruleset that decided, or null
 * @param parts hashes of the sealed parts it concerns
 * @param facts further codes by name, such as {@code conversation} or {@code keyId}
 */
public record LogDetail(
    LogEvent event,
    Instant time,
    String referralId,
    Actor actor,
    @Nullable String agency,
    @Nullable String unit,
    @Nullable String messageId,
    List<String> grounds,
    @Nullable String outcome,
    @Nullable String rulesetHash,
    List<String> parts,
    Map<String, String> facts) {

  public LogDetail {
    Objects.requireNonNull(event, "event");
    time = time.truncatedTo(ChronoUnit.MILLIS);
    Code.require("referralId", referralId);
    Objects.requireNonNull(actor, "actor");
    optional("agency", agency);
    optional("unit", unit);
    optional("messageId", messageId);
    optional("outcome", outcome);
    optional("rulesetHash", rulesetHash);
    grounds = List.copyOf(grounds);
    grounds.forEach(ground -> Code.require("grounds", ground));
    parts = List.copyOf(parts);
    parts.forEach(part -> Code.require("parts", part));
    facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    facts.forEach((name, value) -> Code.require(Code.require("facts", name), value));
  }

  private static void optional(String field, @Nullable String value) {
    if (value != null) {
      Code.require(field, value);
    }
  }

  /** A record with what every record has. */
  public static LogDetail of(LogEvent event, Instant time, String referralId, Actor actor) {
    return new Fields(event, time, referralId, actor).detail();
  }

  /** The same, in another trail. */
  public LogDetail in(String trail) {
    return with(fields -> fields.referralId = trail);
  }

  /** The same, without a fact. */
  public LogDetail without(String name) {
    return with(fields -> fields.facts.remove(name));
  }

  /** The same, concerning a unit of an agency. */
  public LogDetail at(String agency, String unit) {
    return with(
        fields -> {
          fields.agency = agency;
          fields.unit = unit;
        });
  }

  /** The same, concerning a message. */
  public LogDetail message(String messageId) {
    return with(fields -> fields.messageId = messageId);
  }

  /** The same, with an outcome that rests on no rule. */
  public LogDetail outcome(String outcome) {
    return with(fields -> fields.outcome = outcome);
  }

  /** The same, with an outcome, the rules it rests on and the ruleset they are of. */
  public LogDetail decided(String outcome, List<String> grounds, String rulesetHash) {
    return with(
        fields -> {
          fields.outcome = outcome;
          fields.grounds = new ArrayList<>(grounds);
          fields.rulesetHash = rulesetHash;
        });
  }

  /** The same, with one more ground, by the id of its rule. */
  public LogDetail ground(String ground) {
    return with(fields -> fields.grounds.add(ground));
  }

  /** The same, with one more sealed part, by its hash. */
  public LogDetail part(String hash) {
    return with(fields -> fields.parts.add(hash));
  }

  /** The same, with one more fact. */
  public LogDetail fact(String name, String value) {
    return with(fields -> fields.facts.put(name, value));
  }

  private LogDetail with(Consumer<Fields> change) {
    Fields fields = new Fields(event, time, referralId, actor);
    fields.agency = agency;
    fields.unit = unit;
    fields.messageId = messageId;
    fields.grounds.addAll(grounds);
    fields.outcome = outcome;
    fields.rulesetHash = rulesetHash;
    fields.parts.addAll(parts);
    fields.facts.putAll(facts);
    change.accept(fields);
    return fields.detail();
  }

  /** A record while it is being changed. */
  private static final class Fields {
    private final LogEvent event;
    private final Instant time;
    private String referralId;
    private final Actor actor;
    private @Nullable String agency;
    private @Nullable String unit;
    private @Nullable String messageId;
    private List<String> grounds = new ArrayList<>();
    private @Nullable String outcome;
    private @Nullable String rulesetHash;
    private final List<String> parts = new ArrayList<>();
    private final Map<String, String> facts = new TreeMap<>();

    Fields(LogEvent event, Instant time, String referralId, Actor actor) {
      this.event = event;
      this.time = time;
      this.referralId = referralId;
      this.actor = actor;
    }

    LogDetail detail() {
      return new LogDetail(
          event,
          time,
          referralId,
          actor,
          agency,
          unit,
          messageId,
          grounds,
          outcome,
          rulesetHash,
          parts,
          facts);
    }
  }
}
