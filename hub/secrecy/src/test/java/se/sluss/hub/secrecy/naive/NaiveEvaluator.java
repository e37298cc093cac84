package se.sluss.hub.secrecy.naive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import se.sluss.hub.secrecy.Facts;

/** Reads vocabulary part 2 from the top for each category, then puts the message together. */
public final class NaiveEvaluator {
  private static final Pattern AGE = Pattern.compile("AGE_[0-9]{1,3}");

  private NaiveEvaluator() {}

  public static NaiveAnswer evaluate(Facts facts) {
    if (!understood(facts)) {
      return new NaiveAnswer("ERROR", Set.of(), Set.of());
    }
    List<NaivePart> parts = new ArrayList<>();
    for (String category : new TreeSet<>(facts.categories())) {
      parts.add(new NaiveSteps(facts, category).decide());
    }
    return together(parts);
  }

  /** Part 1.2. */
  private static boolean understood(Facts f) {
    NaiveTables.Party sender = NaiveTables.PARTIES.get(f.sender());
    NaiveTables.Party receiver = NaiveTables.PARTIES.get(f.receiver());
    LocalDate offenceDate = f.offenceDate();
    long ages = f.flags().stream().filter(NaiveEvaluator::isAge).count();
    boolean known =
        sender != null
            && receiver != null
            && sender.regimes().contains(f.senderRegime())
            && receiver.types().contains(f.receiverType())
            && NaiveTables.PURPOSES.contains(f.purpose())
            && NaiveTables.SUBJECTS.contains(f.dataSubject())
            && !f.categories().isEmpty()
            && NaiveTables.CATEGORIES.containsAll(f.categories())
            && NaiveTables.CONSENTS.contains(f.consentState())
            && f.flags().stream().allMatch(x -> NaiveTables.FLAGS.contains(x) || isAge(x))
            && knownOffence(f.offence());
    return known
        && ages <= 1
        && NaiveTables.CONTRADICTIONS.stream().noneMatch(f.flags()::containsAll)
        && (offenceDate == null || !offenceDate.isAfter(f.decisionDate()))
        && regimeApplies(f.senderRegime(), f.decisionDate());
  }

  private static boolean isAge(String flag) {
    return AGE.matcher(flag).matches();
  }

  private static boolean knownOffence(@org.jspecify.annotations.Nullable String offence) {
    return offence == null
        || NaiveTables.MINIMA.containsKey(
            offence.startsWith("FORSOK_") ? offence.substring(7) : offence);
  }

  private static boolean regimeApplies(String regime, LocalDate day) {
    LocalDate from =
        LocalDate.parse(
            switch (regime) {
              case "OSL-26-14c" -> "2024-04-01";
              case "OSL-40-7g" -> "2026-01-15";
              case "OSL-21-3a" -> "2019-01-01";
              case "SOL-17-11" -> "2025-07-01";
              case "PSL-6-12" -> "2011-01-01";
              case "SKOLL-29-14" -> "2010-08-01";
              default -> "2009-06-30";
            });
    boolean ended = regime.equals("SOL2001-15-1") && day.isAfter(LocalDate.of(2025, 6, 30));
    return !day.isBefore(from) && !ended;
  }

  /** Part 2 N. */
  private static NaiveAnswer together(List<NaivePart> parts) {
    Set<String> grounds = new TreeSet<>();
    Set<String> obligations = new TreeSet<>();
    if (parts.stream().allMatch(part -> part.outcome.equals("DENY"))) {
      for (NaivePart part : parts) {
        grounds.addAll(part.grounds);
        obligations.addAll(part.obligations);
      }
      return new NaiveAnswer("DENY", grounds, obligations);
    }
    boolean cut = false;
    Set<String> outcomes = new TreeSet<>();
    for (NaivePart part : parts) {
      if (!part.outcome.equals("DENY")) {
        outcomes.add(part.outcome);
        grounds.addAll(part.grounds);
        obligations.addAll(part.obligations);
        continue;
      }
      cut = true;
      obligations.add("O-SPLIT");
      if (part.address) {
        grounds.addAll(part.grounds);
        obligations.add("REDACT_ADDRESS");
      } else if (part.belreg) {
        grounds.addAll(part.grounds);
        obligations.add("USE_STATUTORY_CHANNEL");
      } else if (part.grounds.contains("PLAT-CONSENT-STATE")) {
        grounds.add("PLAT-CONSENT-STATE");
      } else {
        grounds.add("PLAT-SPLIT");
      }
    }
    return new NaiveAnswer(worst(outcomes, cut), grounds, obligations);
  }

  private static String worst(Set<String> outcomes, boolean cut) {
    for (String outcome : List.of("MUST_DISCLOSE", "REVIEW", "PERMIT_WITH_OBLIGATION")) {
      if (outcomes.contains(outcome)) {
        return outcome;
      }
    }
    return cut ? "PERMIT_WITH_OBLIGATION" : "PERMIT";
  }
}
