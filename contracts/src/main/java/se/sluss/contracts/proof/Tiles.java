package se.sluss.contracts.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tiles and entry bundles of a tree of one size, as fetched from a source. */
final class Tiles {
  private static final int FULL = 256;

  private final LogSource source;
  private final long size;

  Tiles(LogSource source, long size) {
    this.source = source;
    this.size = size;
  }

  /** A tile's address and its hashes. */
  private record Row(int level, long index, List<Hash> hashes) {
    static String path(String level, long index, int width) {
      StringBuilder path = new StringBuilder("tile/").append(level).append('/');
      String digits = Long.toString(index);
      digits = "0".repeat((3 - digits.length() % 3) % 3) + digits;
      for (int at = 0; at < digits.length(); at += 3) {
        boolean last = at + 3 == digits.length();
        path.append(last ? "" : "x").append(digits, at, at + 3).append(last ? "" : "/");
      }
      return width == FULL ? path.toString() : path.append(".p/").append(width).toString();
    }
  }

  /**
   * Checks every tile and every entry against a root, in the order of the leaves.
   *
   * @throws RefusedException naming the first wrong place
   */
  void leadTo(Hash root) throws IOException {
    if (!rootAt(size).equals(root)) {
      for (int level = 0; atLevel(size, level) > 0; level++) {
        Optional<Row> edge = edge(level, size);
        if (edge.isPresent()) {
          blame(edge.orElseThrow());
        }
      }
      throw new RefusedException("checkpoint line 3", "is not the root of the tiles");
    }
    int top = 0;
    while (atLevel(size, top + 1) > 0) {
      top++;
    }
    for (int level = top; level >= 0; level--) {
      Optional<Row> edge = edge(level, size);
      if (edge.isPresent()) {
        checkBelow(edge.orElseThrow());
      }
    }
  }

  /** Root of the first {@code earlier} leaves, at least 1 and at most the size. */
  Hash rootAt(long earlier) throws IOException {
    @Nullable Hash rest = null;
    for (int level = 0; atLevel(earlier, level) > 0; level++) {
      List<Hash> row = new ArrayList<>();
      edge(level, earlier).ifPresent(edge -> row.addAll(edge.hashes()));
      if (rest != null) {
        row.add(rest);
      }
      rest = row.isEmpty() ? null : treeHash(row);
    }
    if (rest == null) {
      throw new IllegalArgumentException("the tree of size 0 has no tiles");
    }
    return rest;
  }

  /**
   * The hashes at the right edge of a level, as they were at that size: the first of the tile that
   * the whole tree has there now, for a log need not keep narrower ones.
   */
  private Optional<Row> edge(int level, long ofSize) throws IOException {
    long atLevel = atLevel(ofSize, level);
    int width = (int) (atLevel % FULL);
    if (width == 0) {
      return Optional.empty();
    }
    long index = atLevel / FULL;
    List<Hash> now = row(level, index, widthNow(level, index)).hashes();
    return Optional.of(new Row(level, index, now.subList(0, width)));
  }

  private int widthNow(int level, long index) {
    return (int) Math.min(FULL, atLevel(size, level) - index * FULL);
  }

  /** Hashes of a level: floor(size / 256^level). */
  private static long atLevel(long size, int level) {
    return level < Long.BYTES ? size >>> (Long.BYTES * level) : 0;
  }

  private void checkBelow(Row row) throws IOException {
    if (row.level() == 0) {
      checkEntries(row);
      return;
    }
    for (int i = 0; i < row.hashes().size(); i++) {
      Row child = row(row.level() - 1, row.index() * FULL + i, FULL);
      if (!treeHash(child.hashes()).equals(row.hashes().get(i))) {
        blame(child);
        throw new RefusedException(
            Row.path(Integer.toString(child.level()), child.index(), FULL),
            "is not what the tile above it holds");
      }
      checkBelow(child);
    }
  }

  private void checkEntries(Row row) throws IOException {
    Fetched bundle = fetch("entries", row.index(), row.hashes().size());
    List<byte[]> entries = Bundle.parse(bundle.path(), bundle.bytes());
    for (int i = 0; i < Math.min(entries.size(), row.hashes().size()); i++) {
      if (!Rfc6962.leaf(entries.get(i)).equals(row.hashes().get(i))) {
        throw new RefusedException(
            bundle.path() + " entry " + i,
            "is not leaf " + (row.index() * FULL + i) + " of the tree");
      }
    }
    if (entries.size() != bundle.width()) {
      throw new RefusedException(
          bundle.path(), "has " + entries.size() + " entries, not " + bundle.width());
    }
  }

  /** The tile is wrong: names its first hash that differs from what lies below, if one does. */
  private void blame(Row row) throws IOException {
    blame(
        Row.path(Integer.toString(row.level()), row.index(), widthNow(row.level(), row.index())),
        row);
  }

  private void blame(String path, Row row) throws IOException {
    for (int i = 0; i < row.hashes().size(); i++) {
      Optional<Hash> below = below(row, i);
      if (below.isPresent() && !below.orElseThrow().equals(row.hashes().get(i))) {
        throw new RefusedException(path + " hash " + i, "is not the hash of what lies below");
      }
    }
  }

  /** What a hash should be by what lies below it; empty if that cannot be read either. */
  private Optional<Hash> below(Row row, int i) throws IOException {
    try {
      return Optional.of(
          row.level() == 0
              ? Rfc6962.leaf(entry(row, i))
              : treeHash(row(row.level() - 1, row.index() * FULL + i, FULL).hashes()));
    } catch (RefusedException unreadable) {
      return Optional.empty();
    }
  }

  private byte[] entry(Row row, int i) throws IOException {
    Fetched bundle = fetch("entries", row.index(), widthNow(0, row.index()));
    List<byte[]> entries = Bundle.parse(bundle.path(), bundle.bytes());
    if (i >= entries.size()) {
      throw new RefusedException(bundle.path(), "has no entry " + i);
    }
    return entries.get(i);
  }

  private Row row(int level, long index, int width) throws IOException {
    Fetched tile = fetch(Integer.toString(level), index, width);
    List<Hash> hashes = new ArrayList<>(width);
    for (int i = 0; i < Math.min(width, tile.bytes().length / Hash.LENGTH); i++) {
      hashes.add(Hash.inRow(tile.bytes(), i));
    }
    if (tile.bytes().length != tile.width() * Hash.LENGTH) {
      blame(tile.path(), new Row(level, index, hashes));
      throw new RefusedException(
          tile.path(), "has " + tile.bytes().length + " bytes, not " + tile.width() * Hash.LENGTH);
    }
    return new Row(level, index, hashes);
  }

  /** What a source gave for an address, and how wide it should be. */
  private record Fetched(String path, byte[] bytes, int width) {}

  /** A log may drop a partial tile once the full one is there (tlog-tiles). */
  private Fetched fetch(String level, long index, int width) throws IOException {
    String path = Row.path(level, index, width);
    Optional<byte[]> bytes = source.fetch(path);
    if (bytes.isPresent()) {
      return new Fetched(path, bytes.orElseThrow(), width);
    }
    String full = Row.path(level, index, FULL);
    return source
        .fetch(full)
        .map(found -> new Fetched(full, found, FULL))
        .orElseThrow(() -> new RefusedException(path, "is missing"));
  }

  /** RFC 6962 section 2.1 over hashes of whole subtrees, the last of which may be smaller. */
  private static Hash treeHash(List<Hash> hashes) {
    int count = hashes.size();
    if (count == 1) {
      return hashes.getFirst();
    }
    int split = Integer.highestOneBit(count - 1);
    return Rfc6962.node(treeHash(hashes.subList(0, split)), treeHash(hashes.subList(split, count)));
  }
}
