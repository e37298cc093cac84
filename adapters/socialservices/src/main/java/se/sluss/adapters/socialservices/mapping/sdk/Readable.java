package se.sluss.adapters.socialservices.mapping.sdk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.adapters.socialservices.outbound.HandedOver;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * What a message says, for a person, in Swedish (an authority's language: språklagen (2009:600) 10
 * §) and in the Markdown that every receiver must show (content specification 4.3.3.2). Every field
 * of a part has a word of its own in {@code sdk_sv}; one without is an error, and a test asks all
 * of them.
 */
@Component
public final class Readable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Stockholm"));

  private final ResourceBundle words =
      ResourceBundle.getBundle(
          "se.sluss.adapters.socialservices.sdk",
          Locale.of("sv"),
          Readable.class.getClassLoader(),
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  private final Directory directory;
  private final Json json;

  /**
   * @param directory for the names of units and places
   * @param json what fields a part has
   */
  public Readable(Directory directory, Json json) {
    this.directory = directory;
    this.json = json;
  }

  /** The heading: constant, for lists and notifications show it. */
  public String heading(Urgency urgency) {
    return words.getString("heading." + urgency);
  }

  /** A message whole. */
  public String of(HandedOver handed) {
    Cover cover = handed.cover();
    StringBuilder text = new StringBuilder();
    head(text, words.getString("type." + cover.type().name()), cover.messageId());
    line(text, "from", unit(cover.sender().unit()));
    line(text, "to", unit(cover.recipient().unit()));
    line(text, "urgency", words.getString("urgency." + cover.urgency()));
    line(text, "sentAt", TIME.format(cover.sentAt()));
    if (!handed.labels().isEmpty()) {
      line(text, "labels", String.join(", ", handed.labels()));
    }
    for (HandedOver.Part part : handed.parts()) {
      TypeVersion schema = part.header().schema();
      Object content = Objects.requireNonNull(part.content());
      text.append("\n## ").append(words.getString("part." + schema.name())).append('\n');
      object(text, schema.name(), json.mapper().valueToTree(content), 3);
    }
    text.append('\n').append(words.getString("note." + cover.type().name())).append('\n');
    return text.append('\n').append(words.getString("answer")).append('\n').toString();
  }

  /** A step that the other side or the hub has taken; none of those says where it goes on. */
  public String of(MessageId referral, ToldStep step, Instant at) {
    StringBuilder text = new StringBuilder();
    head(text, words.getString("step." + step.step()), referral);
    line(text, "heardAt", TIME.format(at));
    if (step.reason() != null) {
      line(text, "reason", words.getString("reason." + step.reason()));
    }
    return text.toString();
  }

  private void head(StringBuilder text, String title, MessageId message) {
    text.append("# ").append(title).append("\n\n");
    line(text, "message", message.toString());
  }

  private void object(StringBuilder text, String path, JsonNode object, int depth) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = path + "." + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject()) {
        section(text, name, depth);
        object(text, name, value, depth + 1);
      } else if (value.isArray()) {
        for (JsonNode each : value) {
          if (each.isObject()) {
            section(text, name, depth);
            object(text, name, each, depth + 1);
          } else {
            line(text, name, scalar(name, each, object));
          }
        }
      } else {
        line(text, name, scalar(name, value, object));
      }
    }
  }

  private void section(StringBuilder text, String name, int depth) {
    text.append('\n').append("#".repeat(depth)).append(' ');
    text.append(words.getString(name)).append('\n');
  }

  private void line(StringBuilder text, String name, String value) {
    text.append("* ").append(words.getString(name)).append(": ").append(shown(value)).append('\n');
  }

  private String scalar(String name, JsonNode value, JsonNode beside) {
    if (value.isBoolean()) {
      return words.getString(Boolean.toString(value.booleanValue()));
    }
    String text = value.asString();
    if (words.containsKey(name + "." + text)) {
      return words.getString(name + "." + text);
    }
    if (name.endsWith(".recordedAt") || name.endsWith(".at")) {
      return TIME.format(Instant.parse(text));
    }
    if (name.endsWith(".municipality") || name.endsWith(".district")) {
      return text + place(name.endsWith(".district"), beside);
    }
    return text;
  }

  /** The name that goes with the code, when the directory knows it. */
  private String place(boolean district, JsonNode locality) {
    String municipality = locality.path("municipality").asString();
    String slug = locality.path("district").asString();
    for (Place place : directory.places()) {
      if (place.municipality().equals(municipality)
          && (!district || slug.equals(place.district()))) {
        @Nullable String name = district ? place.districtName() : place.municipalityName();
        return " (" + name + ")";
      }
    }
    return "";
  }

  private String unit(UnitId id) {
    Unit known = directory.unit(id);
    return known == null ? id.value() : known.nameSv();
  }

  /** XML has no place for most control characters; a reader has no use for them. */
  private static String shown(String text) {
    return text.codePoints()
        .map(each -> each == '\n' || each == '\t' || printable(each) ? each : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean printable(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE
        && (character & 0xFFFE) != 0xFFFE;
  }
}
