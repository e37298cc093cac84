package se.sluss.adapters.conformance.door;

import java.io.IOException;
import se.sluss.adapters.conformance.plan.Body;
import se.sluss.adapters.conformance.plan.Plan.Saying;
import se.sluss.adapters.conformance.plan.Words;

/** Where the agency's system stands. */
public sealed interface Door permits HttpDoor, FolderDoor {
  /**
   * Says something, as the agency's system with all its rights.
   *
   * @param body in place of the saying's own
   * @throws IOException when this machine cannot; an adapter that does not answer is a reply
   */
  Reply say(Saying saying, Body body, Words words) throws IOException;

  /** Says it as it stands. */
  default Reply say(Saying saying, Words words) throws IOException {
    return say(saying, Body.of(saying, words), words);
  }

  /** Says bytes that are nothing at all. */
  Reply babble(Saying saying, byte[] bytes, Words words) throws IOException;

  /** Whether the adapter can be spoken to. */
  boolean open();
}
