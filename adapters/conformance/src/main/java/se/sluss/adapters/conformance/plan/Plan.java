package se.sluss.adapters.conformance.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.YamlFile;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.UnitId;
import tools.jackson.databind.JsonNode;

/**
 * One adapter's plan.
 *
 * @param adapter its name in the directory
 * @param holds the units whose keys it holds
 * @param token what its door demands; absent where it asks for none
 * @param content texts of the contents below that must never be repeated
 * @param sends what the agency's system sends
 * @param receives what comes to the agency's units
 */
public record Plan(
    String adapter,
    List<UnitId> holds,
    @Nullable Token token,
    List<String> content,
    List<Sent> sends,
    List<Received> receives) {
  /** Copies the lists. */
  public Plan {
    holds = List.copyOf(holds);
    content = List.copyOf(content);
    sends = List.copyOf(sends);
    receives = List.copyOf(receives);
  }

  /**
   * Reads one.
   *
   * @param file YAML 1.2
   * @throws ConfigException when it is no plan; says where and why
   */
  public static Plan read(Path file) throws ConfigException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    return YamlFile.read(folder == null ? whole : folder, whole).as(Plan.class);
  }

  /**
   * The claims of the agency's system.
   *
   * @param agency whose system it is
   * @param scope what it may do
   * @param withoutScope a scope of another door, which must not open this one
   */
  public record Token(String agency, String scope, String withoutScope) {}

  /**
   * One thing that the agency's system says.
   *
   * @param method HTTP's; absent for a file
   * @param path below the adapter's address, or a file below its folder
   * @param media of the body; absent for none
   * @param json the body as a tree
   * @param text the body as a text, XML where parts of it are left out
   */
  public record Saying(
      @Nullable String method,
      String path,
      @Nullable String media,
      @Nullable JsonNode json,
      @Nullable String text) {}

  /**
   * A message type as the agency's system sends it.
   *
   * @param name for the report
   * @param type at the hub
   * @param to the unit it must be sealed for
   * @param say how it is said; {@code {key}} is new each time
   * @param taken a regular expression that an answer of "taken" must hold; its group, if it has
   *     one, is the message's id
   * @param again whether the same again is the same; no where nothing can tell it is
   * @param other a change of content under the same key, by JSON pointer or XPath; absent where
   *     there is no key
   * @param needed each of these left out must be refused
   * @param wrong each of these must be refused
   * @param carries what the opened part must hold, by JSON pointer
   * @param told how to ask what became of it
   * @param refused a regular expression that the answer to it holds once the hub has refused
   * @param withdraw how the person's withdrawal is said
   */
  public record Sent(
      String name,
      TypeVersion type,
      UnitId to,
      Saying say,
      String taken,
      boolean again,
      @Nullable Map<String, String> other,
      List<String> needed,
      Map<String, String> wrong,
      Map<String, String> carries,
      @Nullable Saying told,
      @Nullable String refused,
      @Nullable Saying withdraw) {}

  /**
   * A message type as it comes to one of the agency's units.
   *
   * @param name for the report
   * @param type at the hub
   * @param from the unit that sends it
   * @param to which of the agency's units
   * @param part its content, as the type's schema has it
   * @param list how what waits is asked for; the answer names each message's id
   * @param before what must be said before it can be opened, in order
   * @param open how it is opened
   * @param shows what the answer to that must hold
   * @param step how a step is taken once it is open; absent where none can be
   */
  public record Received(
      String name,
      TypeVersion type,
      UnitId from,
      UnitId to,
      JsonNode part,
      Saying list,
      List<Saying> before,
      Saying open,
      List<String> shows,
      @Nullable Saying step) {}
}
