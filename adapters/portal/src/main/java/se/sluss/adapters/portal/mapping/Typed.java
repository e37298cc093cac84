package se.sluss.adapters.portal.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was typed into a form, as it was typed: it goes back into the page unchanged, and is trusted
 * by nobody before {@link EventReader} has read it. Never printed, never stored.
 */
public final class Typed {
  /** Most people of a household in one report. */
  public static final int MOST_HOUSEHOLD = 12;

  /** Longest text of a field; what is longer is cut to one more, so that it is refused. */
  public static final int LONGEST = 8_000;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9.]{0,60}");

  private final Map<String, List<String>> values;

  private Typed(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Nothing typed yet. */
  public static Typed nothing() {
    return new Typed(new TreeMap<>());
  }

  /** The request's parameters; names that cannot be fields of a form are dropped. */
  public static Typed of(Map<String, String[]> parameters) {
    Map<String, List<String>> values = new TreeMap<>();
    parameters.forEach(
        (name, all) -> {
          if (NAME.matcher(name).matches()) {
            values.put(name, Arrays.stream(all).limit(20).map(Typed::cut).toList());
          }
        });
    return new Typed(values);
  }

  /** This with one field set anew. */
  public Typed with(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(name, List.of(value));
    return new Typed(changed);
  }

  /** The field's text without space around it; empty when nothing was typed. */
  public String one(String name) {
    List<String> all = values.get(name);
    return all == null || all.isEmpty() ? "" : all.getFirst().strip();
  }

  /** Every value of a field that can have several. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Whether a box is ticked. */
  public boolean ticked(String name) {
    return one(name).equals("true");
  }

  /** How many people of the household the form has room for: 1 to {@link #MOST_HOUSEHOLD}. */
  public int members() {
    String typed = one("members");
    int wanted = typed.matches("[0-9]{1,2}") ? Integer.parseInt(typed) : 1;
    return Math.clamp(wanted, 1, MOST_HOUSEHOLD);
  }

  /** Everything typed, one entry for each value, for a page that carries it on. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    values.forEach(
        (name, all) -> {
          if (!NOT_CARRIED.contains(name)) {
            all.forEach(value -> entries.add(new Entry(name, value)));
          }
        });
    return entries;
  }

  private static final List<String> NOT_CARRIED = List.of("lang", "add", "csrf");

  private static String cut(String text) {
    String plain = text.replace("\r\n", "\n");
    return plain.length() <= LONGEST + 1 ? plain : plain.substring(0, LONGEST + 1);
  }

  /**
   * One value of a field.
   *
   * @param name of the field
   * @param value as typed
   */
  public record Entry(String name, String value) {
    /** Prints the name only. */
    @Override
    public String toString() {
      return "Entry[" + name + "]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Typed[]";
  }
}
