package se.sluss.adapters.kriminalvarden.inbound;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.wire.Bytes;

/**
 * A file of which it is known what became of it.
 *
 * @param working the file
 * @param sha256 of its content; absent when it was not read
 * @param refused whether it goes to quarantine
 * @param receipt the receipt, as it is written
 */
public record Settled(Working working, @Nullable String sha256, boolean refused, Bytes receipt) {
  /** The same with the receipt that its content has had before. */
  public Settled with(boolean before, Bytes kept) {
    return new Settled(working, sha256, before, kept);
  }

  /** What it is called in the out folder and in quarantine: by its content, else by our name. */
  public String name() {
    return sha256 == null ? working.name() : sha256;
  }

  /** Prints no content. */
  @Override
  public String toString() {
    return "Settled[" + working.name() + "]";
  }
}
