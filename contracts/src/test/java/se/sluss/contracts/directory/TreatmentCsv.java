package se.sluss.contracts.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The treatment table as the survey gives it, independent of the configuration. */
final class TreatmentCsv {
  private TreatmentCsv() {}

  /** Each row by column; national providers have an empty municipality_code. */
  static List<Map<String, String>> rows() throws IOException {
    String text;
    try (InputStream in = TreatmentCsv.class.getResourceAsStream("treatment-stockholm.csv")) {
      text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> lines = text.lines().toList();
    List<String> head = fields(lines.getFirst());
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = fields(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < head.size(); i++) {
        row.put(head.get(i), fields.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Fields of a line of RFC 4180 without line breaks in them. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
