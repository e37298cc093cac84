package se.sluss.hub.secrecy.naive;

import java.util.Set;
import java.util.TreeSet;

/** An outcome (or ERROR) with grounds and obligations as sets. */
public record NaiveAnswer(String outcome, Set<String> grounds, Set<String> obligations) {
  public NaiveAnswer {
    grounds = new TreeSet<>(grounds);
    obligations = new TreeSet<>(obligations);
  }
}
