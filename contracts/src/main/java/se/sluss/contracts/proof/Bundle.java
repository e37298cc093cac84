package se.sluss.contracts.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads entry bundles: each entry after its length as a big-endian uint16 (tlog-tiles). */
final class Bundle {
  private Bundle() {}

  /** The entries of a bundle, as many as it holds. */
  static List<byte[]> parse(String path, byte[] bytes) {
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      if (bytes.length - at < 2) {
        throw cutShort(path, entries.size());
      }
      int length = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
      at += 2;
      if (bytes.length - at < length) {
        throw cutShort(path, entries.size());
      }
      entries.add(Arrays.copyOfRange(bytes, at, at + length));
      at += length;
    }
    return entries;
  }

  private static RefusedException cutShort(String path, int entry) {
    return new RefusedException(path + " entry " + entry, "is cut short");
  }
}
