package se.sluss.hub.cli.seal;

import java.util.Locale;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.seal.SealException;

/** A clear no: the number and its words on stderr, exit 1. */
final class Refusal {
  private static final int EXIT = 1;

  private Refusal() {}

  static int tell(SealException refused) {
    Problems problems = new Problems();
    Locale locale = Locale.getDefault();
    System.err.println(refused.code() + " " + problems.title(refused.code(), locale));
    System.err.println(problems.text(refused.code(), locale));
    return EXIT;
  }
}
