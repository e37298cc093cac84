package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Outcome;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.server.rules.RulesUnavailableException;

/** Asks the rules about each part of a cover, with today's facts. */
@Component
public class Examine {
  /** The kinds of data subject that are children. */
  private static final Set<String> CHILDREN = Set.of("CHILD", "PUPIL", "SUSPECT_CHILD");

  private final Law law;
  private final Json json;
  private final Clock clock;

  /** The rules. */
  public Examine(Law law, Json json, Clock clock) {
    this.law = law;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What the rules say of a cover.
   *
   * @param parts in the cover's order
   * @param id of this decision: the same facts under the same rules are the same decision
   * @param ruleset hash of the rules that decided
   */
  record Examined(List<Part> parts, String id, String ruleset) {}

  /**
   * What the rules say of one part.
   *
   * @param header the part
   * @param outcome of its worst kind of data when it may not go
   * @param goes whether every kind of data in it may
   * @param decision with the reasons
   */
  record Part(PartHeader header, Outcome outcome, boolean goes, Decision decision) {}

  /** Null when the rules do not know a value in it. */
  @Nullable Examined examine(Cover cover, MessageType type, Unit sender, Unit recipient) {
    List<Part> parts = new ArrayList<>();
    for (PartHeader part : cover.parts()) {
      try {
        Decision decision = law.ask(question(cover, part, type, sender, recipient));
        boolean may = decision.categories().stream().allMatch(c -> mayGo(c.outcome()));
        parts.add(new Part(part, may ? decision.outcome() : stop(decision), may, decision));
      } catch (UnknownFactsException e) {
        return null;
      }
    }
    String ruleset = parts.getFirst().decision().rulesetHash();
    if (!parts.stream().allMatch(part -> part.decision().rulesetHash().equals(ruleset))) {
      throw new RulesUnavailableException("the rules changed between two parts");
    }
    return new Examined(parts, id(cover, parts, ruleset), ruleset);
  }

  private Law.Question question(
      Cover cover, PartHeader part, MessageType type, Unit sender, Unit recipient) {
    return new Law.Question(
        sender,
        recipient,
        Objects.requireNonNull(type.regime(), "a type with parts names its regime"),
        cover.purpose(),
        part.subjectKind(),
        part.categories(),
        part.flags(),
        part.offence(),
        part.offenceDate(),
        consentState(cover.ground(), part, recipient, clock.instant()),
        cover.inReplyTo() != null);
  }

  /** What a decision is about, and what it was. Who attested what is no part of it. */
  private record Identity(
      MessageId message,
      UnitId recipient,
      TypeVersion type,
      String purpose,
      GroundKind ground,
      @Nullable ConsentRecord consent,
      List<PartHeader> parts,
      List<String> outcomes,
      List<List<String>> grounds,
      String ruleset) {}

  private String id(Cover cover, List<Part> parts, String ruleset) {
    Identity identity =
        new Identity(
            cover.messageId(),
            cover.recipient().unit(),
            cover.type(),
            cover.purpose(),
            GroundKind.of(cover.ground()),
            cover.ground() instanceof Ground.Consent consent ? consent.record() : null,
            cover.parts(),
            parts.stream().map(part -> part.outcome().name()).toList(),
            parts.stream()
                .map(part -> part.decision().grounds().stream().sorted().toList())
                .toList(),
            ruleset);
    return Bytes.of(json.write(identity)).sha256();
  }

  private static Outcome stop(Decision decision) {
    return decision.categories().stream().anyMatch(c -> c.outcome() == Outcome.DENY)
        ? Outcome.DENY
        : Outcome.REVIEW;
  }

  private static boolean mayGo(Outcome outcome) {
    return switch (outcome) {
      case PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE -> true;
      case REVIEW, DENY -> false;
    };
  }

  /**
   * What the record says of this part today. Given in custody, a yes holds towards the authority
   * function alone, until it is confirmed outside.
   */
  static String consentState(Ground ground, PartHeader part, Unit recipient, Instant now) {
    return switch (ground) {
      case Ground.Consent(ConsentRecord record, var _) -> {
        if (now.isBefore(record.from()) || now.isAfter(record.to())) {
          yield "EXPIRED";
        }
        boolean custody =
            record.inCustody() && recipient.function() != UnitFunction.AUTHORITY_VIOLENCE;
        boolean about = record.subject().equals(part.subject());
        boolean wide = record.categories().containsAll(part.categories());
        yield about && wide && !custody ? given(record, part) : "NONE";
      }
      case Ground.Weighing weighing -> weighing.refused() ? "ASKED_REFUSED" : "NONE";
      case Ground.Duty _, Ground.Reply _ -> "NONE";
    };
  }

  /**
   * Who gave it. Of a child the rules ask more than that it was given: its maturity, or a guardian
   * who is not the suspect. For a grown-up nobody else can say yes.
   */
  private static String given(ConsentRecord record, PartHeader part) {
    boolean child = CHILDREN.contains(part.subjectKind());
    if (record.givenFor() == null) {
      return child ? "CHILD_MATURE" : "ACTIVE";
    }
    return switch (record.givenFor()) {
      case GUARDIAN ->
          !child
              ? "NONE"
              : part.flags().contains("GUARDIAN_IS_SUSPECT")
                  ? "GUARDIAN_PERPETRATOR_ONLY"
                  : "ACTIVE";
    };
  }
}
