package se.sluss.contracts.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each tries a leak of the table in this module's README, by its row, and gets nothing. */
class LeakPathsTest {
  private static final Path CONFIG = Path.of("../config");
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");

  /** Where somebody is or can be found, with the places and times that lead there ("jigsaw"). */
  private static final Pattern WHEREABOUTS =
      Pattern.compile(
          "address|street|postal|zip|coordinate|latitude|longitude|school|nursery|clinic|shelter"
              + "|workplace|employer|meeting|appointment|visit|room|route|victim|exposed|child",
          Pattern.CASE_INSENSITIVE);

  /** Who told, or was there: what would tell him whom to blame. */
  private static final Pattern WHO_TOLD =
      Pattern.compile(
          "reporter|informant|source|witness|toldby|calledby|relation|household|member",
          Pattern.CASE_INSENSITIVE);

  /** What is said of him that he is not to read in his own file. */
  private static final Pattern NOT_FOR_HIM =
      Pattern.compile(
          "risk|danger|threat|assess|instrument|note|comment|narrative|text|reason",
          Pattern.CASE_INSENSITIVE);

  private final Json json = new Json();

  /** The fields of a schema, at every depth. */
  private List<String> fields(TypeVersion schema) throws Exception {
    String resource =
        "/se/sluss/contracts/schemas/" + schema.toString().replace('/', '-') + ".json";
    try (InputStream in = Objects.requireNonNull(PartSchemas.class.getResourceAsStream(resource))) {
      List<String> names = new ArrayList<>();
      gather(json.mapper().readTree(in.readAllBytes()), names);
      return names;
    }
  }

  private static void gather(JsonNode node, List<String> names) {
    JsonNode properties = node.path("properties");
    if (properties.isObject()) {
      names.addAll(properties.propertyNames());
    }
    node.forEach(child -> gather(child, names));
  }

  /** The schemas of all that a unit which meets him can get. */
  private static Set<TypeVersion> toWhoMeetsHim() throws Exception {
    MessageTypes types = MessageTypes.load(CONFIG);
    Set<TypeVersion> schemas = new TreeSet<>();
    for (Unit unit : Directory.load(CONFIG).units()) {
      for (TypeVersion name : types.known()) {
        MessageType type = Objects.requireNonNull(types.type(name));
        TypeVersion schema = type.schema();
        if (unit.perpetratorFacing()
            && schema != null
            && (unit.accepts().contains(name) || type.to() == unit.function())) {
          schemas.add(schema);
        }
      }
    }
    assertThat(schemas).as("schemas that such a unit can get").isNotEmpty();
    return schemas;
  }

  private void hasNoField(TypeVersion schema, Pattern unwanted) throws Exception {
    assertThat(fields(schema))
        .as(schema.toString())
        .isNotEmpty()
        .noneMatch(field -> unwanted.matcher(field).find());
  }

  @Test
  void row01NoFieldToWhoMeetsHimSaysWhereSomebodyIs() throws Exception {
    for (TypeVersion schema : toWhoMeetsHim()) {
      hasNoField(schema, WHEREABOUTS);
    }
  }

  @Test
  void row02NoFieldToWhoMeetsHimSaysWhoTold() throws Exception {
    for (TypeVersion schema : toWhoMeetsHim()) {
      hasNoField(schema, WHO_TOLD);
    }
  }

  /** He may read all of what is filed with him: it holds nothing else, and no free text. */
  @Test
  void row07WhatIsFiledWithHimHoldsNothingThatHeIsNotToRead() throws Exception {
    for (TypeVersion schema : toWhoMeetsHim()) {
      hasNoField(schema, NOT_FOR_HIM);
      for (JsonNode text : texts(schema)) {
        assertThat(text.has("pattern") || text.has("enum") || text.has("format"))
            .as("%s: %s is free text", schema, text)
            .isTrue();
      }
    }
  }

  /** A file tells more than it shows: no part has room for one, or says where one is. */
  @Test
  void row11NoPartCarriesAFileOrALink() throws Exception {
    for (TypeVersion schema : new PartSchemas(Clock.systemUTC()).known()) {
      for (JsonNode text : texts(schema)) {
        assertThat(text.has("contentEncoding") || text.has("contentMediaType"))
            .as("%s: %s", schema, text)
            .isFalse();
        assertThat(text.path("format").asString(""))
            .as(schema.toString())
            .isNotIn("uri", "uri-reference", "iri", "binary", "byte");
      }
      assertThat(fields(schema))
          .as(schema.toString())
          .noneMatch(field -> field.matches("(?i).*(attach|file|image|photo|url|link|document).*"));
    }
  }

  /** Every place of a schema where a text can stand. */
  private List<JsonNode> texts(TypeVersion schema) throws Exception {
    List<JsonNode> texts = new ArrayList<>();
    String resource =
        "/se/sluss/contracts/schemas/" + schema.toString().replace('/', '-') + ".json";
    try (InputStream in = Objects.requireNonNull(PartSchemas.class.getResourceAsStream(resource))) {
      gatherTexts(json.mapper().readTree(in.readAllBytes()), texts);
    }
    assertThat(texts).as(schema.toString()).isNotEmpty();
    return texts;
  }

  private static void gatherTexts(JsonNode node, List<JsonNode> texts) {
    if (node.path("type").asString("").equals("string")) {
      texts.add(node);
    }
    node.forEach(child -> gatherTexts(child, texts));
  }

  @Test
  void row01APlaceThatIsAddedToHisPartIsRefusedAndNotPassedOn() {
    PartSchemas schemas = new PartSchemas(Clock.fixed(NOW, ZoneOffset.UTC));
    IgorWish wish =
        new IgorWish(
            "Tolvan Tolvansson",
            null,
            "08-465 004 00",
            null,
            new Locality("0180", "sodermalm"),
            IgorWish.CustodyState.DETAINED,
            IgorWish.AgeBand.FROM_21,
            "sv",
            null,
            true,
            NOW,
            OfficerId.of("p-17"),
            true);
    for (String at : List.of("", "/place")) {
      for (String field : List.of("address", "herAddress", "school", "meetingAt", "note")) {
        ObjectNode part = (ObjectNode) json.mapper().readTree(json.write(wish));
        ((ObjectNode) part.at(at)).put(field, "Hemliga gatan 1");
        assertThatThrownBy(
                () ->
                    schemas.validate(
                        TypeVersion.of("igor-wish/1"), part.toString().getBytes(UTF_8)))
            .as(at + "/" + field)
            .isInstanceOfSatisfying(
                SchemaException.class, e -> assertThat(e.code()).isEqualTo(SlCode.UNKNOWN_FIELD))
            .hasMessageNotContaining("Hemliga");
      }
    }
  }

  @Test
  void row10TheDirectorySaysOfAUnitNoMoreThanMunicipalityAndDistrict() throws Exception {
    Pattern street = Pattern.compile("(?i)(gatan|vägen|gränd|torget|backen|plan)\\s+[0-9]");
    Set<String> known =
        Set.of(
            "id",
            "agency",
            "authority",
            "function",
            "municipality",
            "district",
            "nameSv",
            "nameEn",
            "adapter",
            "party",
            "perpetratorFacing",
            "assumed",
            "confirmed",
            "validFrom",
            "validTo",
            "successor",
            "accepts",
            "honours",
            "hours",
            "onCallTelephone");
    for (Unit unit : Directory.load(CONFIG).units()) {
      byte[] shown = json.write(unit);
      assertThat(known).containsAll(json.mapper().readTree(shown).propertyNames());
      assertThat(street.matcher(new String(shown, UTF_8)).find()).as(unit.id().value()).isFalse();
    }
  }
}
