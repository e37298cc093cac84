package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import se.sluss.hub.secrecy.naive.FactsGenerator;
import se.sluss.hub.secrecy.naive.NaiveAnswer;
import se.sluss.hub.secrecy.naive.NaiveEvaluator;

/**
 * The engine and a naive evaluator that shares nothing with it agree on questions made up by
 * chance.
 *
 * <p>{@code -Dsluss.secrecy.generated=5000000} asks for more than the default; {@code
 * -Dsluss.secrecy.seed=N} for others. What they differ on is written to {@code
 * target/secrecy-finds.csv}; once settled, its lines belong in {@code corpus/finds.csv}, which
 * {@link CorpusTest} replays for ever.
 */
class SecondOpinionTest {
  private static final Path FINDS = Path.of("target", "secrecy-finds.csv");
  private static final int WORTH_READING = 25;

  private final SecrecyEngine engine = Shipped.engine();

  @Test
  void bothGiveTheSameOutcomeGroundsAndObligations() throws Exception {
    long count = Long.getLong("sluss.secrecy.generated", 200_000);
    long seed = Long.getLong("sluss.secrecy.seed", 20_261_121);
    FactsGenerator generator = new FactsGenerator(new SplittableRandom(seed));
    List<String> finds = new ArrayList<>();
    for (long i = 0; i < count && finds.size() < WORTH_READING; i++) {
      Facts facts = generator.next();
      NaiveAnswer naive = NaiveEvaluator.evaluate(facts);
      NaiveAnswer ours = answer(facts);
      if (!naive.equals(ours)) {
        finds.add(CorpusTest.line(facts, naive) + " <- engine: " + ours);
      }
    }
    keep(finds);
    assertThat(finds).isEmpty();
  }

  @Test
  void theQuestionsMadeUpReachEveryOutcomeManyTimes() {
    FactsGenerator generator = new FactsGenerator(new SplittableRandom(7));
    Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    for (int i = 0; i < 20_000; i++) {
      NaiveAnswer answer = answer(generator.next());
      if (!answer.outcome().equals("ERROR")) {
        seen.merge(Outcome.valueOf(answer.outcome()), 1, Integer::sum);
      }
    }
    assertThat(seen).hasSize(Outcome.values().length);
    assertThat(seen.values()).allMatch(times -> times > 200);
  }

  private NaiveAnswer answer(Facts facts) {
    return CorpusTest.answer(engine, facts);
  }

  private static void keep(List<String> finds) throws IOException {
    Path folder = FINDS.getParent();
    if (!finds.isEmpty() && folder != null && Files.isDirectory(folder)) {
      Files.write(FINDS, new TreeSet<>(finds));
    }
  }
}
