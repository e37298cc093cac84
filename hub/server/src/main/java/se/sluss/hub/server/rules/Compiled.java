package se.sluss.hub.server.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import se.sluss.hub.secrecy.Ruleset;
import se.sluss.hub.secrecy.RulesetException;
import se.sluss.hub.secrecy.SecrecyEngine;

/**
 * A ruleset, ready to decide.
 *
 * @param rules what it says
 * @param engine what decides by it
 */
public record Compiled(Ruleset rules, SecrecyEngine engine) {
  /** The hash of its files. */
  public String hash() {
    return rules.hash();
  }

  /**
   * Reads a folder such as {@code config/secrecy}.
   *
   * @throws RulesetException with every fault, when anything in it is wrong
   */
  static Compiled of(Path folder) throws RulesetException {
    Ruleset rules = Ruleset.load(folder);
    return new Compiled(rules, new SecrecyEngine(rules));
  }

  /**
   * Reads what {@link #pack} wrote.
   *
   * @throws RulesetException when this version of the hub refuses it
   */
  static Compiled unpacked(byte[] files) throws IOException, RulesetException {
    Path archive = Files.createTempFile("sluss-rules", ".zip");
    try {
      Files.write(archive, files);
      try (FileSystem inside = FileSystems.newFileSystem(archive)) {
        return of(inside.getPath("/"));
      }
    } finally {
      Files.delete(archive);
    }
  }

  /** A folder's files as one archive. */
  static byte[] pack(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
