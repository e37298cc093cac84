package se.sluss.adapters.healthcare.mapping;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import se.sluss.adapters.kit.Fault;
import se.sluss.contracts.problem.SlCode;
import tools.jackson.databind.JsonNode;

/**
 * What was sent, against what was understood of it, written again: whatever they do not have in
 * common is a fault with its FHIRPath. So nothing can be dropped on the way, whatever the library
 * or the mapping overlooks.
 */
final class Differences {
  /** More are of no use to anybody. */
  private static final int MOST = 50;

  /** A stranger chooses what an unknown element is called, and it may be a person's name. */
  private static final Pattern NAME = Pattern.compile("_?[a-z][A-Za-z]{0,39}");

  private static final Pattern CHOICE = Pattern.compile("value[A-Z][A-Za-z0-9]*");

  private final List<Fault> found = new ArrayList<>();

  private Differences() {}

  /** The faults, in the order of the elements; empty when it is the same. */
  static List<Fault> between(JsonNode sent, JsonNode understood) {
    Differences differences = new Differences();
    differences.compare(sent, understood, "Bundle");
    return differences.found;
  }

  private void compare(JsonNode sent, JsonNode understood, String at) {
    if (sent.isObject() && understood.isObject()) {
      members(sent, understood, at);
    } else if (sent.isArray() && understood.isArray()) {
      if (at.endsWith(".extension")) {
        extensions(sent, understood, at);
      } else {
        elements(sent, understood, at);
      }
    } else if (!same(sent, understood)) {
      add(SlCode.WRONG_VALUE, at);
    }
  }

  private void members(JsonNode sent, JsonNode understood, String at) {
    Set<String> names = new TreeSet<>(sent.propertyNames());
    names.addAll(understood.propertyNames());
    for (String name : names) {
      String below = below(at, name);
      JsonNode one = sent.get(name);
      JsonNode other = understood.get(name);
      if (other == null) {
        add(SlCode.UNKNOWN_FIELD, below);
      } else if (one == null) {
        add(SlCode.MISSING_FIELD, below);
      } else {
        compare(one, other, below);
      }
    }
  }

  private void elements(JsonNode sent, JsonNode understood, String at) {
    for (int i = 0; i < Math.max(sent.size(), understood.size()); i++) {
      String below = at + "[" + i + "]";
      if (i >= understood.size()) {
        add(SlCode.UNKNOWN_FIELD, below);
      } else if (i >= sent.size()) {
        add(SlCode.MISSING_FIELD, below);
      } else {
        compare(sent.get(i), understood.get(i), below);
      }
    }
  }

  /** The order of extensions means nothing; each is known by its address. */
  private void extensions(JsonNode sent, JsonNode understood, String at) {
    Map<String, JsonNode> known = new LinkedHashMap<>();
    understood.forEach(one -> known.put(url(one), one));
    for (int i = 0; i < sent.size(); i++) {
      String below = at + "[" + i + "]";
      JsonNode other = known.remove(url(sent.get(i)));
      if (other == null) {
        add(SlCode.UNKNOWN_FIELD, below);
      } else {
        compare(sent.get(i), other, below);
      }
    }
    known.forEach((_, _) -> add(SlCode.MISSING_FIELD, at));
  }

  private static String url(JsonNode extension) {
    return extension.path("url").asString("");
  }

  /** An instant is the same in any offset; everything else is the same when it is written so. */
  private static boolean same(JsonNode sent, JsonNode understood) {
    if (sent.equals(understood)) {
      return true;
    }
    if (!sent.isString() || !understood.isString()) {
      return false;
    }
    try {
      return OffsetDateTime.parse(sent.stringValue())
          .isEqual(OffsetDateTime.parse(understood.stringValue()));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** An element is named as in FHIRPath: its choice of type and its shadow in JSON are no names. */
  private static String below(String at, String name) {
    if (!NAME.matcher(name).matches()) {
      return at;
    }
    String plain = name.startsWith("_") ? name.substring(1) : name;
    return at + "." + (CHOICE.matcher(plain).matches() ? "value" : plain);
  }

  private void add(SlCode code, String at) {
    if (found.size() < MOST) {
      found.add(new Fault(code, at));
    }
  }
}
