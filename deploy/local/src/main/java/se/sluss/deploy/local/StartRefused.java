package se.sluss.deploy.local;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sluss would not start, for a reason that the person at the terminal can mend. */
public final class StartRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private final StartProblem problem;

  StartRefused(StartProblem problem, String... values) {
    this(problem, null, values);
  }

  StartRefused(StartProblem problem, @Nullable Throwable cause, String... values) {
    super(
        problem.text(SWEDISH, (Object[]) values)
            + System.lineSeparator()
            + problem.text(Locale.ENGLISH, (Object[]) values),
        cause);
    this.problem = problem;
  }

  /** Which problem. */
  public StartProblem problem() {
    return problem;
  }
}
