package se.sluss.contracts.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;

/** Files that only their owner may read, replaced in one step. */
final class PrivateFile {
  private PrivateFile() {}

  /** Writes the content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException, GeneralSecurityException;
  }

  /** The file has the whole new content or is as it was, whatever happens in between. */
  static void replace(Path file, Content content) throws IOException, GeneralSecurityException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("not the name of a file");
    }
    // A temporary file is made with the owner's rights alone, and keeps them when it is moved.
    Path draft = Files.createTempFile(folder, ".", ".new");
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
          OutputStream out = Channels.newOutputStream(channel)) {
        content.writeTo(out);
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
