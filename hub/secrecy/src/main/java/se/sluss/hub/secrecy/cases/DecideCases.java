package se.sluss.hub.secrecy.cases;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import se.sluss.hub.secrecy.Facts;
import se.sluss.hub.secrecy.SecrecyEngine;
import se.sluss.hub.secrecy.UnknownFactsException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides every row of a CSV file, in the order of the file. */
public final class DecideCases {
  private static final CSVFormat INPUT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          // A slip behind a closing quote spoils its own row, not the whole table.
          .setTrailingData(true)
          .get();
  private static final CSVFormat OUTPUT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "case_id", "outcome", "grounds", "obligations", "explanation_sv", "explanation_en")
          .setRecordSeparator('\n')
          .get();

  private final SecrecyEngine engine;

  public DecideCases(SecrecyEngine engine) {
    this.engine = engine;
  }

  /** The file as a whole is not a table of cases. */
  public static final class NotCasesException extends Exception {
    private static final long serialVersionUID = 1L;

    NotCasesException(String message) {
      super(message);
    }
  }

  /**
   * Decides all rows.
   *
   * @param csv with a header that names the columns of the facts, in any order
   * @throws NotCasesException when it is not CSV or a column is missing
   */
  public List<CaseAnswer> decide(Reader csv) throws IOException, NotCasesException {
    return rows(csv).stream().map(this::answer).toList();
  }

  /**
   * The facts of all rows, undecided.
   *
   * @throws NotCasesException when it is not CSV or a column is missing
   * @throws UnknownFactsException when a row is not understood
   */
  public static List<Facts> facts(Reader csv)
      throws IOException, NotCasesException, UnknownFactsException {
    List<Facts> facts = new ArrayList<>();
    for (CaseRow row : rows(csv)) {
      facts.add(row.facts());
    }
    return facts;
  }

  private static List<CaseRow> rows(Reader csv) throws IOException, NotCasesException {
    List<CaseRow> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new WithoutMark(csv), INPUT)) {
      Set<String> missing = new TreeSet<>(CaseRow.COLUMNS);
      missing.removeAll(parser.getHeaderNames());
      if (!missing.isEmpty()) {
        throw new NotCasesException("columns missing: " + String.join(", ", missing));
      }
      for (CSVRecord row : parser) {
        rows.add(new CaseRow(row));
      }
    } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new NotCasesException("not CSV: " + e.getMessage());
    }
    return rows;
  }

  private CaseAnswer answer(CaseRow row) {
    try {
      return CaseAnswer.of(row.caseId(), engine.decide(row.facts()));
    } catch (UnknownFactsException e) {
      return CaseAnswer.error(row.caseId(), e);
    }
  }

  /** Writes answers as CSV, lists joined by a semicolon. */
  public static void writeCsv(List<CaseAnswer> answers, Appendable out) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, OUTPUT);
    for (CaseAnswer answer : answers) {
      printer.printRecord(
          answer.caseId(),
          answer.outcome(),
          String.join(";", answer.grounds()),
          String.join(";", answer.obligations()),
          answer.explanationSv(),
          answer.explanationEn());
    }
    printer.flush();
  }

  /** Writes answers as a JSON array, lists as lists. */
  public static void writeJson(List<CaseAnswer> answers, Appendable out) throws IOException {
    JsonMapper json = JsonMapper.shared();
    ArrayNode array = json.createArrayNode();
    for (CaseAnswer answer : answers) {
      ObjectNode object = array.addObject();
      object.put("case_id", answer.caseId());
      object.put("outcome", answer.outcome());
      answer.grounds().forEach(object.putArray("grounds")::add);
      answer.obligations().forEach(object.putArray("obligations")::add);
      object.put("explanation_sv", answer.explanationSv());
      object.put("explanation_en", answer.explanationEn());
    }
    out.append(json.writerWithDefaultPrettyPrinter().writeValueAsString(array)).append('\n');
  }
}
