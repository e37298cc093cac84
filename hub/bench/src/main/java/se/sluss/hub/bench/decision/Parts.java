package se.sluss.hub.bench.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.sluss.hub.secrecy.Facts;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.secrecy.cases.DecideCases;

/** What is decided: the written cases, one question for each of their parts. */
final class Parts {
  private Parts() {}

  static List<Facts> all() {
    List<Facts> parts = new ArrayList<>();
    for (Facts facts : cases()) {
      for (String category : facts.categories()) {
        parts.add(
            new Facts(
                facts.decisionDate(),
                facts.offenceDate(),
                facts.offence(),
                facts.onRequest(),
                facts.flags(),
                facts.sender(),
                facts.senderRegime(),
                facts.receiver(),
                facts.receiverType(),
                facts.purpose(),
                facts.dataSubject(),
                Set.of(category),
                facts.consentState()));
      }
    }
    return List.copyOf(parts);
  }

  private static List<Facts> cases() {
    InputStream packaged = Parts.class.getResourceAsStream("cases.csv");
    if (packaged == null) {
      throw new IllegalStateException("the cases are not packaged with the program");
    }
    try (Reader csv = new InputStreamReader(packaged, StandardCharsets.UTF_8)) {
      return DecideCases.facts(csv);
    } catch (IOException | DecideCases.NotCasesException | UnknownFactsException e) {
      throw new IllegalStateException("the packaged cases cannot be read", e);
    }
  }
}
