package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.sluss.hub.secrecy.naive.FactsGenerator;
import se.sluss.hub.secrecy.naive.NaiveAnswer;
import se.sluss.hub.secrecy.naive.NaiveEvaluator;
import se.sluss.hub.secrecy.yaml.YamlNode;

/**
 * Turns every single condition of the ruleset into its opposite, one at a time, and looks whether
 * the questions that the other tests put would notice. Run with {@code -Pslow}.
 */
@Tag("slow")
class MutationTest {
  private static final int QUESTIONS = 20_000;

  /** Lists whose items are conditions. */
  private static final Set<String> LISTS =
      Set.of("tried", "requires", "when", "only_when", "any", "none", "when_any");

  private record Place(String file, String entry, List<Object> path) {}

  @Test
  void aConditionTurnedIntoItsOppositeIsNoticed() throws Exception {
    Map<String, YamlNode> files = EquivalenceClasses.files();
    List<Place> places = new ArrayList<>();
    files.forEach(
        (file, root) -> {
          if (!file.equals("review.yaml")) {
            find(file, "", root, new ArrayList<>(), places);
          }
        });
    Map<Facts, NaiveAnswer> questions = questions();
    List<Place> unnoticed = new ArrayList<>();
    for (Place place : places) {
      Map<String, YamlNode> changed = new TreeMap<>(files);
      changed.put(place.file(), turned(root(files, place.file()), place.path(), 0));
      if (!noticed(changed, questions)) {
        unnoticed.add(place);
      }
    }
    System.out.printf(
        "mutation: %d of %d turned conditions were noticed (%.1f %%)%n",
        places.size() - unnoticed.size(),
        places.size(),
        100.0 * (places.size() - unnoticed.size()) / places.size());
    assertThat(places).hasSizeGreaterThan(300);
    assertThat(unnoticed).as("turned conditions that no question noticed").isEmpty();
  }

  private static Map<Facts, NaiveAnswer> questions() throws IOException {
    Map<Facts, NaiveAnswer> questions = CorpusTest.settled();
    FactsGenerator generator = new FactsGenerator(new SplittableRandom(3));
    while (questions.size() < QUESTIONS) {
      Facts facts = generator.next();
      NaiveAnswer answer = NaiveEvaluator.evaluate(facts);
      if (!answer.outcome().equals("ERROR")) {
        questions.put(facts, answer);
      }
    }
    return questions;
  }

  private static boolean noticed(Map<String, YamlNode> files, Map<Facts, NaiveAnswer> questions)
      throws RulesetException {
    Examiner examiner = RulesetReader.compile(files, new Faults());
    SecrecyEngine engine =
        new SecrecyEngine(new Ruleset("changed", examiner, new Review(false, List.of())));
    for (Map.Entry<Facts, NaiveAnswer> question : questions.entrySet()) {
      try {
        if (!CorpusTest.answer(engine, question.getKey()).equals(question.getValue())) {
          return true;
        }
      } catch (IllegalStateException e) {
        // The order of examination no longer ends: that is noticed too.
        return true;
      }
    }
    return false;
  }

  private static YamlNode root(Map<String, YamlNode> files, String file) {
    YamlNode root = files.get(file);
    if (root == null) {
      throw new IllegalArgumentException(file);
    }
    return root;
  }

  private static void find(
      String file, String entry, YamlNode node, List<Object> path, List<Place> places) {
    switch (node) {
      case YamlNode.Mapping map -> {
        String inside =
            map.entries().entrySet().stream()
                .filter(e -> Set.of("id", "code", "case", "step").contains(e.getKey()))
                .filter(e -> e.getValue() instanceof YamlNode.Scalar)
                .map(e -> e.getValue().string())
                .findFirst()
                .orElse(entry);
        map.entries()
            .forEach(
                (key, value) -> {
                  List<Object> deeper = new ArrayList<>(path);
                  deeper.add(key);
                  if (LISTS.contains(key) && value instanceof YamlNode.Sequence list) {
                    for (int i = 0; i < list.items().size(); i++) {
                      // A rule list under the condition "tried" holds ids, not conditions.
                      if (list.items().get(i) instanceof YamlNode.Mapping) {
                        List<Object> at = new ArrayList<>(deeper);
                        at.add(i);
                        places.add(new Place(file, inside, List.copyOf(at)));
                      }
                    }
                  }
                  find(file, inside, value, deeper, places);
                });
      }
      case YamlNode.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          List<Object> deeper = new ArrayList<>(path);
          deeper.add(i);
          find(file, entry, list.items().get(i), deeper, places);
        }
      }
      case YamlNode.Scalar scalar -> {}
    }
  }

  /** The tree with the condition at the path wrapped in {@code none}. */
  private static YamlNode turned(YamlNode node, List<Object> path, int depth) {
    if (depth == path.size()) {
      return opposite(node);
    }
    return switch (node) {
      case YamlNode.Mapping map -> {
        Map<String, YamlNode> entries = new LinkedHashMap<>(map.entries());
        entries.computeIfPresent(
            (String) path.get(depth), (key, value) -> turned(value, path, depth + 1));
        yield new YamlNode.Mapping(entries, map.line());
      }
      case YamlNode.Sequence list -> {
        List<YamlNode> items = new ArrayList<>(list.items());
        int index = (Integer) path.get(depth);
        items.set(index, turned(items.get(index), path, depth + 1));
        yield new YamlNode.Sequence(items, list.line());
      }
      case YamlNode.Scalar scalar -> scalar;
    };
  }

  /**
   * The opposite of a condition. What only says where an obligation belongs ({@code case}) stays,
   * and so does the name: the condition fails under the name it had.
   */
  private static YamlNode opposite(YamlNode condition) {
    Map<String, YamlNode> kept = new LinkedHashMap<>();
    Map<String, YamlNode> negated = new LinkedHashMap<>();
    for (String key : new LinkedHashSet<>(condition.keys())) {
      boolean place = key.equals("case") && condition.keys().size() > 1;
      (place ? kept : negated).put(key, condition.get(key));
    }
    kept.put(
        "none",
        new YamlNode.Sequence(
            List.of(new YamlNode.Mapping(negated, condition.line())), condition.line()));
    return new YamlNode.Mapping(kept, condition.line());
  }
}
