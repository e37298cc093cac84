package se.sluss.hub.secrecy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.sluss.hub.secrecy.Shipped;

/** The cases written down by a person, each with outcome, grounds and obligations. */
class WrittenCasesTest {
  @TestFactory
  List<DynamicTest> everyWrittenCaseHasTheAnswerWrittenForIt() throws Exception {
    List<CaseAnswer> answers = new DecideCases(Shipped.engine()).decide(cases());
    List<CSVRecord> rows =
        CSVParser.parse(
                cases(), CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())
            .getRecords();
    return java.util.stream.IntStream.range(0, rows.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    rows.get(i).get("case_id"), () -> compare(answers.get(i), rows.get(i))))
        .toList();
  }

  @Test
  void thereAreOneHundredAndFiveWrittenCases() throws Exception {
    assertThat(new DecideCases(Shipped.engine()).decide(cases())).hasSize(105);
  }

  private static void compare(CaseAnswer answer, CSVRecord row) {
    assertThat(answer.caseId()).isEqualTo(row.get("case_id"));
    assertThat(answer.outcome()).as(answer.explanationEn()).isEqualTo(row.get("expected"));
    assertThat(new TreeSet<>(answer.grounds())).isEqualTo(set(row.get("ground")));
    assertThat(new TreeSet<>(answer.obligations())).isEqualTo(set(row.get("obligations")));
  }

  private static Set<String> set(String joined) {
    return new TreeSet<>(List.of(joined.split(";")));
  }

  private static Reader cases() throws IOException {
    return new InputStreamReader(
        Objects.requireNonNull(WrittenCasesTest.class.getResourceAsStream("/cases/cases.csv")),
        StandardCharsets.UTF_8);
  }
}
