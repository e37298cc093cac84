package se.sluss.contracts.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A signed note taken apart (C2SP signed-note); nothing is verified yet. */
record Note(String body, List<Line> lines) {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_LINES = 100;

  /** A signature line. Not compared by content. */
  record Line(String name, byte[] keyId, byte[] signature) {}

  static Note parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new RefusedException("note", "is too long");
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new RefusedException("note", "has a control character");
    }
    int blank = text.lastIndexOf("\n\n");
    if (blank < 0 || !text.endsWith("\n") || blank + 2 == text.length()) {
      throw new RefusedException("note", "has no signature lines");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : text.substring(blank + 2, text.length() - 1).split("\n", -1)) {
      lines.add(line(line, lines.size() + 1));
    }
    if (lines.size() > MOST_LINES) {
      throw new RefusedException("note", "has too many signatures");
    }
    return new Note(text.substring(0, blank + 1), List.copyOf(lines));
  }

  private static Line line(String line, int number) {
    String place = "note signature " + number;
    String[] fields = line.split(" ", -1);
    if (fields.length != 3 || !fields[0].equals("\u2014") || fields[1].isEmpty()) {
      throw new RefusedException(place, "has not the form of a signature line");
    }
    try {
      byte[] all = Base64.getDecoder().decode(fields[2]);
      if (all.length < 5 || !Base64.getEncoder().encodeToString(all).equals(fields[2])) {
        throw new RefusedException(place, "is not a signature");
      }
      return new Line(fields[1], Arrays.copyOf(all, 4), Arrays.copyOfRange(all, 4, all.length));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(place, "is not base64");
    }
  }
}
