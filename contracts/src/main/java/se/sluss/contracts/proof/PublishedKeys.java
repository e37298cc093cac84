package se.sluss.contracts.proof;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which keys of units the log has published and not revoked. A key counts only with its record in
 * the directory's own trail, all of which is shown to everyone: an agency finds there each key that
 * was ever published in its units' name.
 */
public final class PublishedKeys {
  private static final String TRAIL = "sluss:directory";
  private static final int PUBLISHED = 402;
  private static final int REVOKED = 403;

  private final List<Change> changes;

  private PublishedKeys(List<Change> changes) {
    this.changes = List.copyOf(changes);
  }

  /**
   * A key published or revoked.
   *
   * @param counter its place in the directory's trail
   * @param unit whose key
   * @param use {@code signing} or {@code opening}
   * @param key SHA-256 of the certificate, as the record has it
   * @param revoked whether it was revoked, else published
   */
  public record Change(long counter, String unit, String use, String key, boolean revoked) {}

  /**
   * Reads the directory's trail.
   *
   * @throws RefusedException if it is another trail, not wholly shown, or a key's record lacks a
   *     field
   */
  public static PublishedKeys of(VerifiedTrail directory) {
    if (!directory.trail().equals(TRAIL)) {
      throw new RefusedException("bundle trail", "is not the directory's");
    }
    if (directory.notShown() != 0) {
      throw new RefusedException("bundle entries", "are not all shown: a key could be among them");
    }
    List<Change> changes = new ArrayList<>();
    for (String record : directory.records()) {
      JsonNode node = JsonMapper.shared().readTree(record);
      int event = node.path("event").asInt(0);
      if (event == PUBLISHED || event == REVOKED) {
        JsonNode facts = node.path("facts");
        changes.add(
            new Change(
                node.path("counter").asLong(),
                text(node, "unit"),
                text(facts, "use"),
                text(facts, "key"),
                event == REVOKED));
      }
    }
    return new PublishedKeys(changes);
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString()) {
      throw new RefusedException("directory record", "has no " + field);
    }
    return value.asString();
  }

  /** Whether a key may be used: the last that was said of it, for this unit and use. */
  public boolean valid(String unit, String use, String key) {
    boolean valid = false;
    for (Change change : changes) {
      if (change.unit().equals(unit) && change.use().equals(use) && change.key().equals(key)) {
        valid = !change.revoked();
      }
    }
    return valid;
  }

  /** All that was published or revoked in a unit's name, for its own agency to recognise. */
  public List<Change> ofUnit(String unit) {
    return changes.stream().filter(change -> change.unit().equals(unit)).toList();
  }
}
