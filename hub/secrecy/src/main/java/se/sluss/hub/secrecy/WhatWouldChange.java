package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would change the answer to a question: the engine is asked again with one fact otherwise,
 * and what gives another outcome is told. Nothing is worked out beside the engine, so what is told
 * is what it will say.
 *
 * <p>A circumstance is only ever added, and only told when the information may then be shared:
 * nobody is shown which protection of a person to leave out, nor what would make things unclear.
 */
public final class WhatWouldChange {
  private static final String VALID = "ACTIVE";
  private static final String WITHDRAWN = "WITHDRAWN";

  private final SecrecyEngine engine;
  private final List<String> flags;

  /** Of the rules that this engine decides by. */
  public WhatWouldChange(SecrecyEngine engine, Ruleset rules) {
    this.engine = engine;
    this.flags = rules.codes(Dimension.FLAG);
  }

  /** Which fact would be otherwise. */
  public enum Kind {
    /** The consent: the code is the state it would have. */
    CONSENT,
    /** One more circumstance, attested by an officer: the code is the flag. */
    ATTESTATION,
    /** One kind of information less: the code is the category that would be left out. */
    WITHOUT_CATEGORY,
    /** Another receiver: the code is the name it was given by the asker. */
    RECEIVER,
    /** The receiver has asked for it; without a code. */
    ON_REQUEST
  }

  /**
   * One change that gives another outcome.
   *
   * @param kind which fact
   * @param code its new value, see {@link Kind}; absent where the kind says all
   * @param facts the whole question with that one fact otherwise
   * @param decision what the engine says of it
   */
  public record Change(Kind kind, @Nullable String code, Facts facts, Decision decision) {}

  /**
   * Every single change that gives another outcome, what lets most through first.
   *
   * @param facts the question as it was asked
   * @param receivers the same question to other receivers that could be meant, by name
   * @throws UnknownFactsException when the question itself cannot be examined
   */
  public List<Change> of(Facts facts, Map<String, Facts> receivers) throws UnknownFactsException {
    Outcome now = engine.decide(facts).outcome();
    List<Change> changes = new ArrayList<>();
    for (String state : List.of(VALID, WITHDRAWN)) {
      boolean worth = state.equals(VALID) || facts.consentState().equals(VALID);
      if (worth && !facts.consentState().equals(state)) {
        add(changes, now, Kind.CONSENT, state, with(facts, state));
      }
    }
    for (String flag : flags) {
      if (!facts.flags().contains(flag)) {
        add(changes, now, Kind.ATTESTATION, flag, attested(facts, flag));
      }
    }
    if (facts.categories().size() > 1) {
      for (String category : facts.categories()) {
        add(changes, now, Kind.WITHOUT_CATEGORY, category, without(facts, category));
      }
    }
    receivers.forEach((name, other) -> add(changes, now, Kind.RECEIVER, name, other));
    if (!facts.onRequest()) {
      add(changes, now, Kind.ON_REQUEST, null, requested(facts));
    }
    changes.sort(
        Comparator.<Change>comparingInt(change -> openness(change.decision().outcome()))
            .reversed()
            .thenComparing(Change::kind)
            .thenComparing(change -> String.valueOf(change.code())));
    return List.copyOf(changes);
  }

  private void add(
      List<Change> changes, Outcome now, Kind kind, @Nullable String code, Facts otherwise) {
    Decision decision;
    try {
      decision = engine.decide(otherwise);
    } catch (UnknownFactsException e) {
      return; // no possible world: a circumstance that contradicts another, a pair not in the table
    }
    boolean opens = decision.outcome().discloses() && openness(decision.outcome()) > openness(now);
    if (decision.outcome() != now && (opens || kind != Kind.ATTESTATION)) {
      changes.add(new Change(kind, code, otherwise, decision));
    }
  }

  /** How much an outcome lets through; a duty most of all. */
  private static int openness(Outcome outcome) {
    return switch (outcome) {
      case DENY -> 0;
      case REVIEW -> 1;
      case PERMIT_WITH_OBLIGATION -> 2;
      case PERMIT -> 3;
      case MUST_DISCLOSE -> 4;
    };
  }

  private static Facts with(Facts facts, String consent) {
    return copy(facts, facts.flags(), facts.categories(), consent, facts.onRequest());
  }

  private static Facts attested(Facts facts, String flag) {
    Set<String> flags = new HashSet<>(facts.flags());
    flags.add(flag);
    return copy(facts, flags, facts.categories(), facts.consentState(), facts.onRequest());
  }

  private static Facts without(Facts facts, String category) {
    Set<String> categories = new HashSet<>(facts.categories());
    categories.remove(category);
    return copy(facts, facts.flags(), categories, facts.consentState(), facts.onRequest());
  }

  private static Facts requested(Facts facts) {
    return copy(facts, facts.flags(), facts.categories(), facts.consentState(), true);
  }

  private static Facts copy(
      Facts facts, Set<String> flags, Set<String> categories, String consent, boolean onRequest) {
    return new Facts(
        facts.decisionDate(),
        facts.offenceDate(),
        facts.offence(),
        onRequest,
        flags,
        facts.sender(),
        facts.senderRegime(),
        facts.receiver(),
        facts.receiverType(),
        facts.purpose(),
        facts.dataSubject(),
        categories,
        consent);
  }
}
