package se.sluss.hub.bench.decision;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sluss.hub.bench.Report;

/** {@code bench decision}: what one decision costs. */
@Command(
    name = "decision",
    description = "Times one decision on one part, warm, one thread, and Cedar beside it.",
    mixinStandardHelpOptions = true)
public final class DecisionCommand implements Callable<Integer> {
  private static final double NANOS_IN_MICRO = 1000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "How long each of the three is measured, after as long a warm-up.")
  private double seconds = 10;

  @Option(
      names = "--forks",
      defaultValue = "1",
      description = "Java processes for each; 0 measures inside this one.")
  private int forks = 1;

  @Override
  public Integer call() throws RunnerException {
    Statistics shipped = run(DecisionBenchmark.class, Rulesets.SHIPPED);
    Statistics many = run(DecisionBenchmark.class, Rulesets.MANY);
    Statistics cedar = run(CedarBenchmark.class, null);
    CommandSpec called = spec;
    if (called == null) {
      throw new IllegalStateException("picocli sets the specification before it calls");
    }
    report(shipped, many, cedar).print(called.commandLine().getOut());
    return 0;
  }

  private static Report report(Statistics shipped, Statistics many, Statistics cedar) {
    return new Report()
        .line("parts decided (SHIPPED, MANY, Cedar)", counts(shipped, many, cedar))
        .figure("rules in SHIPPED", "rules", Rulesets.SHIPPED.load().rules().size())
        .figure("p50, µs a part", "p50_us", micros(shipped, 50))
        .figure("p99, µs a part", "p99_us", micros(shipped, 99))
        .figure("rules in MANY", "many_rules", Rulesets.MANY.load().rules().size())
        .figure("p50 of MANY, µs a part", "many_p50_us", micros(many, 50))
        .figure("p99 of MANY, µs a part", "many_p99_us", micros(many, 99))
        .figure("MANY to SHIPPED, p50", "many_ratio", micros(many, 50) / micros(shipped, 50))
        .figure(
            "policies of the core in Cedar",
            "cedar_policies",
            new CedarCore(Rulesets.SHIPPED.load()).size())
        .figure("p50 of Cedar, µs a part", "cedar_p50_us", micros(cedar, 50))
        .figure("p99 of Cedar, µs a part", "cedar_p99_us", micros(cedar, 99));
  }

  private static String counts(Statistics shipped, Statistics many, Statistics cedar) {
    return shipped.getN() + ", " + many.getN() + ", " + cedar.getN();
  }

  private static double micros(Statistics times, double percentile) {
    return times.getPercentile(percentile) / NANOS_IN_MICRO;
  }

  private Statistics run(Class<?> benchmark, @Nullable Rulesets rules) throws RunnerException {
    TimeValue each = TimeValue.milliseconds(Math.max(1, Math.round(seconds * 1000 / 5)));
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(benchmark.getName() + "\\.")
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .threads(1)
        .forks(forks)
        .jvmArgsAppend(
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
        .warmupIterations(5)
        .warmupTime(each)
        .measurementIterations(5)
        .measurementTime(each);
    if (rules != null) {
      options.param("rules", rules.name());
    }
    Options chosen = options.build();
    Collection<RunResult> results = new Runner(chosen).run();
    return results.iterator().next().getPrimaryResult().getStatistics();
  }
}
