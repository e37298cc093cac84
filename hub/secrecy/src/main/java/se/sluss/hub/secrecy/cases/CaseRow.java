package se.sluss.hub.secrecy.cases;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.secrecy.Facts;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.secrecy.UnknownFactsException.Why;

/** Reads the facts of one row, by the names of its columns. */
final class CaseRow {
  /** The columns that hold the facts; all others are left unread. */
  static final Set<String> COLUMNS =
      Set.of(
          "case_id",
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

  private final CSVRecord row;

  CaseRow(CSVRecord row) {
    this.row = row;
  }

  String caseId() {
    return row.isSet("case_id") ? row.get("case_id").strip() : "";
  }

  Facts facts() throws UnknownFactsException {
    if (!row.isConsistent()) {
      throw new UnknownFactsException("row", Why.ROW_LENGTH);
    }
    LocalDate decided = date("decision_date");
    if (decided == null) {
      throw new UnknownFactsException("decision_date", Why.MISSING);
    }
    return new Facts(
        decided,
        date("offence_date"),
        text("offence").isEmpty() ? null : text("offence"),
        truth("on_request"),
        set("special_flags"),
        text("sender"),
        text("sender_regime"),
        text("receiver"),
        text("receiver_type"),
        text("purpose"),
        text("data_subject"),
        set("categories"),
        text("consent_state"));
  }

  private String text(String column) {
    return row.get(column).strip();
  }

  private @Nullable LocalDate date(String column) throws UnknownFactsException {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new UnknownFactsException(column, Why.NOT_A_DATE);
    }
  }

  private boolean truth(String column) throws UnknownFactsException {
    return switch (text(column).toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new UnknownFactsException(column, Why.NOT_TRUE_OR_FALSE);
    };
  }

  private Set<String> set(String column) {
    Set<String> values = new LinkedHashSet<>();
    Arrays.stream(text(column).split(";"))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .forEach(values::add);
    return values;
  }
}
