package se.sluss.contracts.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/** The seed of a key that a program makes for itself at its first start. */
public final class SeedFile {
  private SeedFile() {}

  /**
   * The 32 bytes in a file; made if it is not there, readable by the program's user alone.
   *
   * @param file base64
   */
  public static byte[] readOrMake(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      byte[] seed = NoteKey.freshSeed(new SecureRandom());
      Files.writeString(file, Base64.getEncoder().encodeToString(seed));
    }
    return Base64.getDecoder().decode(Files.readString(file).strip());
  }
}
