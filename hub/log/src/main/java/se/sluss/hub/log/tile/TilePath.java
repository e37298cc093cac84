package se.sluss.hub.log.tile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a tile or entry bundle (C2SP tlog-tiles): {@code tile/<L>/<N>[.p/<W>]} or {@code
 * tile/entries/<N>[.p/<W>]}.
 *
 * @param level 0 to 63, or {@link #ENTRIES}
 * @param index position within the level, from 0
 * @param width 1 to 256; 256 is a full tile
 */
public record TilePath(int level, long index, int width) {
  /** The level that stands for entry bundles. */
  public static final int ENTRIES = -1;

  /** Hashes in a full tile. */
  public static final int FULL = 256;

  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|0|[1-5]?[1-9]|[1-5]0|6[0-3])"
              + "/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TilePath {
    if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile at " + level + ", " + index + ", " + width);
    }
  }

  /**
   * Reads a path without leading slash.
   *
   * @throws IllegalArgumentException if it is not the one and only way to write an address
   */
  public static TilePath parse(String path) {
    Matcher matcher = FORM.matcher(path);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the path of a tile");
    }
    String level = matcher.group(1);
    long index = Long.parseLong(matcher.group(2).replace("x", "").replace("/", ""));
    String partial = matcher.group(3);
    int width = partial == null ? FULL : Integer.parseInt(partial);
    if (partial != null && width >= FULL) {
      throw new IllegalArgumentException("a partial tile is 1 to 255 wide");
    }
    TilePath parsed =
        new TilePath(level.equals("entries") ? ENTRIES : Integer.parseInt(level), index, width);
    if (!parsed.toString().equals(path)) {
      throw new IllegalArgumentException("a tile has one path only");
    }
    return parsed;
  }

  /** The path, without leading slash. */
  @Override
  public String toString() {
    StringBuilder digits = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      digits.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return "tile/%s/%s%s"
        .formatted(
            level == ENTRIES ? "entries" : Integer.toString(level),
            digits,
            width == FULL ? "" : ".p/" + width);
  }
}
