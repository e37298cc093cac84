package se.sluss.adapters.conformance.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands for the places in braces of a plan: {@code {now}}, {@code {now-PT1H}}, {@code
 * {today+P30D}} (in Sweden), and names such as {@code {key}} and {@code {message}}.
 */
public final class Words {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)([+-]P[A-Z0-9]+)?}");
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Clock clock;
  private final Map<String, String> names = new HashMap<>();

  /**
   * Words without a name.
   *
   * @param clock for {@code now} and {@code today}
   */
  public Words(Clock clock) {
    this.clock = clock;
  }

  /** Gives a name a value. */
  public Words with(String name, String value) {
    names.put(name, value);
    return this;
  }

  /** Whether a name has a value. */
  public boolean knows(String name) {
    return names.containsKey(name);
  }

  /** The value of a name. */
  public String of(String name) {
    String value = names.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the plan asks for {" + name + "}, which is not known here");
    }
    return value;
  }

  /** A text with its places filled. */
  public String in(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), place.group(2))));
  }

  private String value(String name, String shift) {
    String by = shift == null ? "" : shift;
    return switch (name) {
      case "now" ->
          (by.isEmpty()
                  ? clock.instant()
                  : by.charAt(0) == '-'
                      ? clock.instant().minus(Duration.parse(by.substring(1)))
                      : clock.instant().plus(Duration.parse(by.substring(1))))
              .truncatedTo(ChronoUnit.SECONDS)
              .toString();
      case "today" -> {
        LocalDate today = LocalDate.ofInstant(clock.instant(), SWEDEN);
        yield (by.isEmpty()
                ? today
                : by.charAt(0) == '-'
                    ? today.minus(Period.parse(by.substring(1)))
                    : today.plus(Period.parse(by.substring(1))))
            .toString();
      }
      default -> of(name);
    };
  }

  /** A tree with the places of all its texts filled. */
  public JsonNode in(JsonNode tree) {
    return switch (tree) {
      case ObjectNode object -> {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(one -> filled.set(one.getKey(), in(one.getValue())));
        yield filled;
      }
      case ArrayNode array -> {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        array.forEach(one -> filled.add(in(one)));
        yield filled;
      }
      default ->
          tree.isString() ? JsonNodeFactory.instance.stringNode(in(tree.stringValue())) : tree;
    };
  }
}
