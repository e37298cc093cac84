package se.sluss.deploy.local.evening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks through files for texts, in every form that bytes are commonly written in: each as UTF-8,
 * UTF-16 of both byte orders and Latin-1 (which is how a JVM holds most strings), and of each of
 * these the bytes, hexadecimal in both cases, and base64 at each of its three alignments.
 */
final class Search {
  private static final int WINDOW = 1 << 23;
  // A form is looked up by its first three bytes; none is shorter.
  private static final int START = 3;

  private final Map<Integer, List<Form>> byStart = new HashMap<>();
  private final BitSet starts = new BitSet(1 << 24);
  private int longest = START;

  private record Form(String text, byte[] bytes) {}

  Search(Collection<String> texts) {
    texts.forEach(this::add);
  }

  private void add(String text) {
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1)) {
      byte[] bytes = text.getBytes(charset);
      add(text, bytes);
      add(text, ascii(HexFormat.of().formatHex(bytes)));
      add(text, ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
      for (int alignment = 0; alignment < 3; alignment++) {
        byte[] shifted = new byte[alignment + bytes.length];
        System.arraycopy(bytes, 0, shifted, alignment, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        // The first and last characters also depend on the neighbours.
        int first = alignment == 0 ? 0 : alignment + 1;
        add(text, ascii(encoded.substring(first, encoded.length() - 1)));
      }
    }
  }

  private void add(String text, byte[] bytes) {
    int start = start(bytes, 0);
    starts.set(start);
    byStart.computeIfAbsent(start, unused -> new ArrayList<>()).add(new Form(text, bytes));
    longest = Math.max(longest, bytes.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
  }

  /** Which of the texts the file contains. */
  SortedSet<String> in(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return in(stream);
    }
  }

  SortedSet<String> in(InputStream stream) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    byte[] window = new byte[WINDOW];
    int kept = 0;
    int read;
    while ((read = stream.readNBytes(window, kept, WINDOW - kept)) > 0) {
      int length = kept + read;
      find(window, length, found);
      // What may be the beginning of a form goes on in the next window.
      kept = Math.min(length, longest - 1);
      System.arraycopy(window, length - kept, window, 0, kept);
    }
    return found;
  }

  private void find(byte[] window, int length, SortedSet<String> found) {
    for (int at = 0; at <= length - START; at++) {
      int start = start(window, at);
      if (starts.get(start)) {
        for (Form form : byStart.getOrDefault(start, List.of())) {
          int end = at + form.bytes().length;
          if (end <= length
              && Arrays.equals(window, at, end, form.bytes(), 0, form.bytes().length)) {
            found.add(form.text());
          }
        }
      }
    }
  }
}
