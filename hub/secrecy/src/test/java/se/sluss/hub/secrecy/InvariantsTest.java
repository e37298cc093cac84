package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.sluss.hub.secrecy.naive.FactsGenerator;

/**
 * What must hold whatever the facts are. All combinations of the classes of sender, regime,
 * receiver, relation, purpose and consent are gone through; for each, the remaining facts (day,
 * person, category, flags, offence, request) are drawn. {@code -Dsluss.secrecy.draws=N} draws more
 * often for each combination.
 */
class InvariantsTest {
  /** Named by the table also when they do not apply, see order.yaml and regimes.yaml. */
  private static final Set<String> NAMED_ON_ANY_DAY = Set.of("SOL-10-8", "OSL-26-2");

  private static final Set<String> PLACES =
      Set.of("ADDRESS_PROTECTED", "SHELTER", "SHELTER_PRESENCE", "CHILD_LOCATION");

  private final Ruleset ruleset = Shipped.ruleset();
  private final SecrecyEngine engine = Shipped.engine();
  private final EquivalenceClasses classes = new EquivalenceClasses();
  private final SplittableRandom random = new SplittableRandom(18);
  private final List<String> consents = classes("consent", Dimension.CONSENT);
  private final List<String> categories = classes("category", Dimension.CATEGORY);
  private final List<String> subjects = classes("data_subject", Dimension.DATA_SUBJECT);
  private final List<String> flags = List.copyOf(classes.flagsRead());
  private final List<LocalDate> days = days();

  private List<String> classes(String fact, Dimension dimension) {
    return List.copyOf(classes.of(fact, dimension).keySet());
  }

  /** The first day of every change, the day before it, and a day on which no permit is stale. */
  private List<LocalDate> days() {
    Set<LocalDate> days = new TreeSet<>();
    for (LocalDate change : ruleset.changeDates()) {
      if (change.isAfter(LocalDate.of(2019, 1, 2))) {
        days.addAll(List.of(change.minusDays(1), change));
      }
    }
    days.add(LocalDate.of(2026, 11, 21));
    return List.copyOf(days);
  }

  private record Known(
      String sender, String regime, String receiver, String type, String purpose) {}

  @Test
  void theLimitsHoldForEveryCombination() {
    long started = System.nanoTime();
    long decisions = 0;
    int draws = Integer.getInteger("sluss.secrecy.draws", 1);
    for (Known known : everyCombination()) {
      for (int draw = 0; draw < draws; draw++) {
        decisions += examine(known);
      }
    }
    assertThat(decisions).isGreaterThan(100_000);
    System.out.printf(
        "invariants: %d decisions on %d combinations in %.1f s%n",
        decisions, everyCombination().size(), (System.nanoTime() - started) / 1e9);
  }

  private List<Known> everyCombination() {
    List<Known> all = new ArrayList<>();
    for (String sender : classes("sender", Dimension.PARTY)) {
      for (String regime : ruleset.regimesOf(sender)) {
        for (String receiver : classes("receiver", Dimension.PARTY)) {
          for (String type : ruleset.receiverTypesOf(receiver)) {
            for (String purpose : classes("purpose", Dimension.PURPOSE)) {
              all.add(new Known(sender, regime, receiver, type, purpose));
            }
          }
        }
      }
    }
    return all;
  }

  /** One draw of the other facts, decided with every consent; how many decisions that made. */
  private int examine(Known known) {
    LocalDate day = one(days);
    boolean asked = random.nextBoolean();
    Set<String> drawn = flags();
    String about = one(subjects);
    String category = one(categories);
    String offence = random.nextInt(3) == 0 ? null : one(ruleset.codes(Dimension.OFFENCE));
    Map<String, CategoryDecision> byConsent = new HashMap<>();
    for (String consent : consents) {
      CategoryDecision part =
          decide(
              new Facts(
                  day,
                  null,
                  offence,
                  asked,
                  drawn,
                  known.sender(),
                  known.regime(),
                  known.receiver(),
                  known.type(),
                  known.purpose(),
                  about,
                  Set.of(category),
                  consent));
      if (part == null) {
        return 0;
      }
      byConsent.put(consent, part);
      check(known, day, category, part);
    }
    checkConsent(known, byConsent);
    return byConsent.size();
  }

  private @Nullable CategoryDecision decide(Facts facts) {
    try {
      return engine.decide(facts).categories().getFirst();
    } catch (UnknownFactsException e) {
      // A regime that does not apply on the day drawn: there is no decision to hold to anything.
      return null;
    }
  }

  private void check(Known known, LocalDate day, String category, CategoryDecision part) {
    boolean goes = part.outcome().discloses();
    if (PLACES.contains(category) && ruleset.perpetratorFacing(known.receiver())) {
      assertThat(part.outcome()).as("a protected place stays: %s", known).isEqualTo(Outcome.DENY);
    }
    if (goes && (known.type().equals("PRIVATE") || known.type().equals("INDIVIDUAL"))) {
      assertThat(part.grounds())
          .as("private receivers: %s", known)
          .doesNotContain("OSL-10-15a", "OSL-10-24-v1", "OSL-10-24-v2", "OSL-10-27");
    }
    if (goes && known.regime().equals("OSL-25-1")) {
      assertThat(part.grounds()).as("health care: %s", known).doesNotContain("OSL-10-15a");
    }
    if (part.step().equals("K-exception") && goes) {
      boolean leavesNothingToWeigh =
          part.grounds().contains("OSL-25-11") || part.grounds().contains("OSL-40-5");
      assertThat(part.obligations().contains("O-MEN"))
          .as("weighed: %s %s", known, part)
          .isEqualTo(!leavesNothingToWeigh);
    }
    for (String ground : part.grounds()) {
      assertThat(
              NAMED_ON_ANY_DAY.contains(ground)
                  || ruleset.rule(ground).filter(rule -> rule.appliesOn(day)).isPresent())
          .as("%s applies on %s", ground, day)
          .isTrue();
    }
  }

  private static void checkConsent(Known known, Map<String, CategoryDecision> byConsent) {
    CategoryDecision active = of(byConsent, "ACTIVE");
    for (String narrower :
        List.of("NONE", "ASKED_REFUSED", "WITHDRAWN", "EXPIRED", "PARTIAL", "DECEASED")) {
      CategoryDecision without = byConsent.get(narrower);
      if (without != null) {
        assertThat(permits(without.outcome()))
            .as("%s permits no more than a valid consent: %s", narrower, known)
            .isLessThanOrEqualTo(permits(active.outcome()));
      }
    }
    boolean duty =
        byConsent.values().stream().anyMatch(part -> part.outcome() == Outcome.MUST_DISCLOSE);
    if (duty) {
      Set<Set<String>> grounds = new HashSet<>();
      byConsent.values().forEach(part -> grounds.add(part.grounds()));
      assertThat(byConsent.values())
          .as("no duty needs consent: %s", known)
          .allMatch(part -> part.outcome() == Outcome.MUST_DISCLOSE);
      assertThat(grounds).hasSize(1);
    }
  }

  private static CategoryDecision of(Map<String, CategoryDecision> byConsent, String consent) {
    CategoryDecision part = byConsent.get(consent);
    if (part == null) {
      throw new IllegalStateException(consent + " stands for itself in every ruleset");
    }
    return part;
  }

  private static int permits(Outcome outcome) {
    return switch (outcome) {
      case DENY -> 0;
      case REVIEW -> 1;
      case PERMIT_WITH_OBLIGATION -> 2;
      case PERMIT -> 3;
      case MUST_DISCLOSE -> 4;
    };
  }

  private Set<String> flags() {
    Set<String> drawn = new HashSet<>();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      drawn.add(one(flags));
    }
    if (random.nextBoolean()) {
      drawn.add("AGE_" + List.of(15, 17, 18, 20, 21, 40).get(random.nextInt(6)));
    }
    return drawn;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  @Test
  void aCodeMayBeReplacedByTheOneThatStandsForItsClass() {
    FactsGenerator generator = new FactsGenerator(new SplittableRandom(77));
    Map<String, Map<String, String>> standIns = new HashMap<>();
    int compared = 0;
    for (int i = 0; i < 40_000; i++) {
      Facts facts = generator.next();
      Facts reduced =
          new Facts(
              facts.decisionDate(),
              facts.offenceDate(),
              facts.offence(),
              facts.onRequest(),
              facts.flags(),
              standIn(standIns, "sender", Dimension.PARTY, facts.sender()),
              facts.senderRegime(),
              standIn(standIns, "receiver", Dimension.PARTY, facts.receiver()),
              facts.receiverType(),
              standIn(standIns, "purpose", Dimension.PURPOSE, facts.purpose()),
              standIn(standIns, "data_subject", Dimension.DATA_SUBJECT, facts.dataSubject()),
              facts.categories().stream()
                  .map(code -> standIn(standIns, "category", Dimension.CATEGORY, code))
                  .collect(java.util.stream.Collectors.toSet()),
              standIn(standIns, "consent", Dimension.CONSENT, facts.consentState()));
      assertThat(CorpusTest.answer(engine, reduced))
          .as("%s", facts)
          .isEqualTo(CorpusTest.answer(engine, facts));
      compared += reduced.equals(facts) ? 0 : 1;
    }
    assertThat(compared).as("questions that were reduced at all").isGreaterThan(10_000);
  }

  private String standIn(
      Map<String, Map<String, String>> cache, String fact, Dimension dimension, String code) {
    return cache
        .computeIfAbsent(fact, absent -> new HashMap<>())
        .computeIfAbsent(code, absent -> classes.standingFor(fact, dimension, code));
  }
}
