package se.sluss.hub.bench.decision;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Facts;
import se.sluss.hub.secrecy.Ruleset;
import se.sluss.hub.secrecy.SecrecyEngine;
import se.sluss.hub.secrecy.UnknownFactsException;

/** One decision on one part, from facts to codes; the parts in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {
  /** Which ruleset, a name of {@code Rulesets}. */
  @Param({"SHIPPED", "MANY"})
  public String rules = "SHIPPED";

  private SecrecyEngine engine = new SecrecyEngine(Rulesets.SHIPPED.load());
  private List<Facts> parts = List.of();
  private int next;

  /** Reads rules and questions. */
  @Setup
  public void read() {
    Ruleset ruleset = Rulesets.valueOf(rules).load();
    engine = new SecrecyEngine(ruleset);
    parts = Parts.all();
  }

  /** Decides the next part. */
  @Benchmark
  public Decision decide() throws UnknownFactsException {
    next = next + 1 == parts.size() ? 0 : next + 1;
    return engine.decide(parts.get(next));
  }
}
