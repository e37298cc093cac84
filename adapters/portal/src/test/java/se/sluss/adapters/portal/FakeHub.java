package se.sluss.adapters.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.sluss.adapters.kit.hub.HubApi;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.ConsentChanged;
import se.sluss.contracts.wire.SafetyNoted;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.contracts.wire.SameEvent;
import se.sluss.contracts.wire.SameEventNoted;

/** Answers "may I?" with no, and nothing else. */
final class FakeHub implements HubApi {
  @Override
  public DirectoryAnswer directory() {
    return new DirectoryAnswer("none", List.of(), Map.of(), 0);
  }

  @Override
  public DirectoryLog directoryLog(long seen) {
    throw new UnsupportedOperationException("the portal asks the kit");
  }

  @Override
  public DecisionAnswer decide(DecisionQuestion question) {
    return new DecisionAnswer(
        "DENY",
        new TreeSet<>(Set.of("OSL-35-1", "OSL-8-1")),
        new TreeSet<>(Set.of("O-DOK", "OFFER_CONSENT")),
        List.of(new FailedRule("OSL-10-27", "OBVIOUS_INTEREST")),
        List.of(
            new Source(
                "OSL-35-1",
                "OSL 35 kap. 1 §",
                LocalDate.of(2009, 6, 30),
                null,
                LocalDate.of(2026, 4, 30),
                "Uppgift om enskild hos polisen.",
                "Information on individuals held by the police.")),
        List.of(
            new Changed(
                "CONSENT",
                "ACTIVE",
                "giltigt samtycke",
                "valid consent",
                "PERMIT",
                List.of("OSL-12-2")),
            new Changed(
                "ATTESTATION",
                "OBVIOUS_INTEREST",
                "intresset väger uppenbart tyngre",
                "the interest obviously weighs more",
                "PERMIT_WITH_OBLIGATION",
                List.of("OSL-10-27"))),
        "inget samtycke och inget undantag.",
        "no consent and no exception.",
        "sha256:0123456789abcdef");
  }

  @Override
  public PermitAnswer permit(PermitQuestion question) {
    throw new UnsupportedOperationException("the portal asks the kit");
  }

  @Override
  public ConsentChanged change(String consent, ConsentChange change) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SameEventNoted join(String message, SameEvent same) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SafetyNoted say(String message, SafetyWord said) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TrailAnswer trail(String message, String unit) {
    return new TrailAnswer(List.of());
  }
}
