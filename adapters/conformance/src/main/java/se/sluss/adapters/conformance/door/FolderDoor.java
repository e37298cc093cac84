package se.sluss.adapters.conformance.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.sluss.adapters.conformance.plan.Body;
import se.sluss.adapters.conformance.plan.Plan.Saying;
import se.sluss.adapters.conformance.plan.Words;
import se.sluss.contracts.wire.Bytes;

/**
 * A folder with {@code in} and {@code out}: a file is written beside and renamed, as an agency's
 * file transfer does; its answer is the first file {@code out/receipt-…} that names its key, or the
 * SHA-256 of what it was, and is taken away.
 */
public final class FolderDoor implements Door {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern REFUSES = Pattern.compile("SL-[0-9]{4}");
  private static final String RECEIPT = "receipt-";

  private final Path folder;

  /**
   * @param folder of one unit
   */
  public FolderDoor(Path folder) {
    this.folder = folder;
  }

  /** A saying without a body asks: all that lies in {@code out} under names that begin so. */
  @Override
  public Reply say(Saying saying, Body body, Words words) throws IOException {
    if (body instanceof Body.None) {
      String prefix = words.in(saying.path());
      return new Reply(Reply.Kind.TAKEN, String.join("\n", texts(prefix, words.of("key"))));
    }
    return drop(words.in(saying.path()), body.bytes(), words.of("key"));
  }

  @Override
  public Reply babble(Saying saying, byte[] bytes, Words words) throws IOException {
    return drop(words.in(saying.path()), bytes, words.of("key"));
  }

  private Reply drop(String name, byte[] bytes, String holding) throws IOException {
    String sha256 = Bytes.of(bytes).sha256();
    Path beside = folder.resolve("transfer-" + UUID.randomUUID());
    Files.write(beside, bytes);
    Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (Path file : files("out/" + RECEIPT)) {
        String text = text(file);
        if (text.contains(holding) || text.contains(sha256)) {
          Files.deleteIfExists(file);
          return new Reply(
              REFUSES.matcher(text).find() ? Reply.Kind.REFUSED : Reply.Kind.TAKEN, text);
        }
      }
      pause();
    }
    return new Reply(Reply.Kind.LATER, "");
  }

  private List<String> texts(String prefix, String holding) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files(prefix)) {
      String text = text(file);
      if (text.contains(holding)) {
        texts.add(text);
      }
    }
    return texts;
  }

  private List<Path> files(String prefix) throws IOException {
    Path in = folder.resolve(prefix.substring(0, prefix.lastIndexOf('/')));
    String begins = prefix.substring(prefix.lastIndexOf('/') + 1);
    try (Stream<Path> files = Files.list(in)) {
      return files.filter(file -> file.getFileName().toString().startsWith(begins)).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Empty when it has just been written over. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public boolean open() {
    return Files.isDirectory(folder.resolve("in"));
  }
}
