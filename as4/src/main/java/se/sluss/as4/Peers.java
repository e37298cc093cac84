package se.sluss.as4;

import org.jspecify.annotations.Nullable;

/** The access points that are known. */
@FunctionalInterface
public interface Peers {
  /** The one with this id; null when there is none, and then nothing is taken from it. */
  @Nullable Peer of(String party);
}
