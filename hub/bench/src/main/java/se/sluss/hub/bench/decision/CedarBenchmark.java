package se.sluss.hub.bench.decision;

import com.cedarpolicy.model.AuthorizationRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import se.sluss.hub.secrecy.Ruleset;

/** The same parts against the core in Cedar; the questions are put together beforehand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CedarBenchmark {
  private final CedarCore core;
  private final List<AuthorizationRequest> requests;
  private int next;

  /** Reads policies and questions. */
  public CedarBenchmark() {
    Ruleset ruleset = Rulesets.SHIPPED.load();
    core = new CedarCore(ruleset);
    requests = Parts.all().stream().map(core::request).toList();
  }

  /** Decides the next part. */
  @Benchmark
  public boolean decide() {
    next = next + 1 == requests.size() ? 0 : next + 1;
    return core.permits(requests.get(next));
  }
}
