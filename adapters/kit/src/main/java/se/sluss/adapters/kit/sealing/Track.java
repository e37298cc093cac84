package se.sluss.adapters.kit.sealing;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.EventId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.wire.Bytes;

/**
 * One part about one person, and all a cover says of it, before it is known for whom it is sealed.
 *
 * @param type the message type
 * @param purpose a code
 * @param urgency the lane
 * @param regime the secrecy the data lie under with the sender
 * @param subjectKind whom it is about
 * @param categories implied by the schema
 * @param flags circumstances the officer attests
 * @param schema the closed schema of the content
 * @param content JSON of that schema, readable: never stored or logged as it is
 * @param claim what it rests on
 * @param event to which it belongs, for the hub alone; absent when nothing is said of that
 * @param continues a referral of the same event that the sender holds, for the hub alone; absent
 *     when it carries none on
 * @param safety who answers for how safety was checked, for the hub alone; absent unless the type
 *     has a hold
 */
public record Track(
    TypeVersion type,
    String purpose,
    Urgency urgency,
    String regime,
    String subjectKind,
    SortedSet<String> categories,
    SortedSet<String> flags,
    TypeVersion schema,
    Bytes content,
    Claim claim,
    @Nullable EventId event,
    @Nullable MessageId continues,
    @Nullable Attestation safety) {

  /** Prints the type only. */
  @Override
  public String toString() {
    return "Track[" + type + "]";
  }
}
