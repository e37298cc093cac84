package se.sluss.hub.cli.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A verifier key in a call: written out, or the name of a file that holds it. */
final class KeyArgument {
  private KeyArgument() {}

  /** The key's text form: name, id and key joined by plus signs. */
  static String read(String keyOrFile) throws IOException {
    boolean writtenOut = keyOrFile.split("\\+", 3).length == 3;
    return writtenOut ? keyOrFile : Files.readString(Path.of(keyOrFile)).strip();
  }
}
