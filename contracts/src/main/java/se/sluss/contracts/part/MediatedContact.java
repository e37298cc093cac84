package se.sluss.contracts.part;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.IgorWish.AgeBand;
import se.sluss.contracts.part.IgorWish.Interpreter;

/**
 * A patient's wish to be contacted, as health or dental care mediates it: schema {@code
 * mediated-contact/1}. Nothing of his health, no free text, no street address, and nothing about
 * anyone else. Bounds are the schema's.
 *
 * @param givenName what he is called
 * @param familyName what he is called
 * @param personalNumber twelve digits, checked; absent when not known
 * @param birthDate never absent when there is no personal number
 * @param telephone where he can be reached
 * @param telephoneSafeToAnswer whether he says that he alone answers it; absent when not asked
 * @param place where he lives; absent when his registration is protected
 * @param ageBand 18 to 20, or older; someone younger is never referred here
 * @param language of the conversation, BCP 47
 * @param interpreter when one is needed
 * @param handling how the receiver must keep it; never without NOT_FOR_PORTAL
 * @param recordedAt when he said so; not in the future
 * @param recordedBy who asked him, as an opaque id of the clinic
 */
public record MediatedContact(
    String givenName,
    String familyName,
    @Nullable String personalNumber,
    @Nullable LocalDate birthDate,
    String telephone,
    @Nullable Boolean telephoneSafeToAnswer,
    @Nullable Locality place,
    AgeBand ageBand,
    String language,
    @Nullable Interpreter interpreter,
    SortedSet<Handling> handling,
    Instant recordedAt,
    OfficerId recordedBy) {

  /** Copies the set. */
  public MediatedContact {
    handling = Collections.unmodifiableSortedSet(new TreeSet<>(handling));
  }

  /** How the receiver must keep what it gets. */
  public enum Handling {
    /** Never where the person, a guardian or a next of kin reads a record over the net. */
    NOT_FOR_PORTAL,
    /** In a record that colleagues cannot see (dold journalföring). */
    HIDDEN_RECORD
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "MediatedContact[]";
  }
}
