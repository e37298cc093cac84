package se.sluss.adapters.portal.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.ResponseEntity;

/**
 * What a page has seen of a list, as a short hash of its rows, so that a list that has not changed
 * is not swapped under the reader's hands.
 */
public final class Seen {
  private Seen() {}

  /** Hash of the rows as shown: codes and words of codes only. */
  public static String of(List<? extends Record> rows) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(rows.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The answer to a poll when nothing has changed. */
  public static ResponseEntity<Void> nothingNew() {
    return ResponseEntity.noContent().build();
  }
}
