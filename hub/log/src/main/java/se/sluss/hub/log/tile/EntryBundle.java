package se.sluss.hub.log.tile;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** An entry bundle (C2SP tlog-tiles): each entry after its length as a big-endian uint16. */
public final class EntryBundle {
  private EntryBundle() {}

  /**
   * Writes 1 to 256 entries of at most 65 535 bytes each.
   *
   * @throws IllegalArgumentException outside those bounds
   */
  public static byte[] encode(List<byte[]> entries) {
    if (entries.isEmpty() || entries.size() > TilePath.FULL) {
      throw new IllegalArgumentException("a bundle holds 1 to 256 entries");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > 0xffff) {
        throw new IllegalArgumentException("an entry is at most 65535 bytes");
      }
      out.write(entry.length >>> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }
}
