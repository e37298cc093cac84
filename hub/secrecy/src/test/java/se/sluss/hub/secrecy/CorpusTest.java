package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import se.sluss.hub.secrecy.naive.NaiveAnswer;
import se.sluss.hub.secrecy.naive.NaiveEvaluator;

/** Questions that once set the two evaluators at odds, or that show a reading of the text. */
class CorpusTest {
  private static final List<String> COLUMNS =
      List.of(
          "decision_date",
          "offence_date",
          "offence",
          "on_request",
          "special_flags",
          "sender",
          "sender_regime",
          "receiver",
          "receiver_type",
          "purpose",
          "data_subject",
          "categories",
          "consent_state");

  @TestFactory
  List<DynamicTest> bothEvaluatorsAgreeWithWhatWasSettled() throws Exception {
    SecrecyEngine engine = Shipped.engine();
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("why"),
                    () -> {
                      assertThat(answer(engine, facts(row))).isEqualTo(settled(row));
                      assertThat(NaiveEvaluator.evaluate(facts(row))).isEqualTo(settled(row));
                    }))
        .toList();
  }

  /** The questions of the corpus with what was settled for each; errors left out. */
  static Map<Facts, NaiveAnswer> settled() throws IOException {
    Map<Facts, NaiveAnswer> settled = new LinkedHashMap<>();
    for (CSVRecord row : rows()) {
      if (!row.get("outcome").equals("ERROR")) {
        settled.put(facts(row), settled(row));
      }
    }
    return settled;
  }

  private static NaiveAnswer settled(CSVRecord row) {
    return new NaiveAnswer(
        row.get("outcome"), set(row.get("grounds")), set(row.get("obligations")));
  }

  private static List<CSVRecord> rows() throws IOException {
    try (Reader csv =
            new InputStreamReader(
                Objects.requireNonNull(CorpusTest.class.getResourceAsStream("/corpus/finds.csv")),
                StandardCharsets.UTF_8);
        CSVParser parser =
            CSVParser.parse(
                csv, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    }
  }

  private static Facts facts(CSVRecord row) {
    return new Facts(
        LocalDate.parse(row.get("decision_date")),
        row.get("offence_date").isEmpty() ? null : LocalDate.parse(row.get("offence_date")),
        row.get("offence").isEmpty() ? null : row.get("offence"),
        Boolean.parseBoolean(row.get("on_request")),
        set(row.get("special_flags")),
        row.get("sender"),
        row.get("sender_regime"),
        row.get("receiver"),
        row.get("receiver_type"),
        row.get("purpose"),
        row.get("data_subject"),
        set(row.get("categories")),
        row.get("consent_state"));
  }

  private static Set<String> set(String joined) {
    return Arrays.stream(joined.split(";"))
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The engine's answer in the form of the naive one. */
  static NaiveAnswer answer(SecrecyEngine engine, Facts facts) {
    try {
      Decision decision = engine.decide(facts);
      return new NaiveAnswer(
          decision.outcome().name(),
          new TreeSet<>(decision.grounds()),
          new TreeSet<>(decision.obligations()));
    } catch (UnknownFactsException e) {
      return new NaiveAnswer("ERROR", Set.of(), Set.of());
    }
  }

  /** A line for the corpus, with the answer the naive evaluator gave. */
  static String line(Facts facts, NaiveAnswer answer) {
    LocalDate offenceDate = facts.offenceDate();
    List<String> values =
        List.of(
            facts.decisionDate().toString(),
            offenceDate == null ? "" : offenceDate.toString(),
            Objects.requireNonNullElse(facts.offence(), ""),
            String.valueOf(facts.onRequest()),
            String.join(";", new TreeSet<>(facts.flags())),
            facts.sender(),
            facts.senderRegime(),
            facts.receiver(),
            facts.receiverType(),
            facts.purpose(),
            facts.dataSubject(),
            String.join(";", new TreeSet<>(facts.categories())),
            facts.consentState());
    if (values.size() != COLUMNS.size()) {
      throw new IllegalStateException("a column without a value");
    }
    return String.join(",", values)
        + ","
        + answer.outcome()
        + ","
        + String.join(";", answer.grounds())
        + ","
        + String.join(";", answer.obligations());
  }
}
