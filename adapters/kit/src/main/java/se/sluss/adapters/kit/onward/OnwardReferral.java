package se.sluss.adapters.kit.onward;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.TreatmentReferral.Basis;
import se.sluss.contracts.part.TreatmentReferral.Decision;

/**
 * What an officer says of somebody who is referred to who treats. Bounds are those of the schema
 * {@code treatment-referral/1}.
 *
 * @param eventId the sender's own key; the same with the same content is the same thing sent
 * @param recipientUnit who treats: a treatment unit of the directory
 * @param client who is referred
 * @param basis by decision, or to open sessions without one
 * @param decision which; with DECISION, and only then
 * @param consent his yes
 * @param safety a responsible officer's record of how the safety of whoever is exposed was checked
 * @param recordedAt when he said yes and this was written
 */
public record OnwardReferral(
    String eventId,
    UnitId recipientUnit,
    Client client,
    Basis basis,
    @Nullable Decision decision,
    Consent consent,
    SafetyAttestation safety,
    Instant recordedAt) {
  /**
   * Who is referred.
   *
   * @param name what he is called
   * @param personalNumber twelve digits, checked; absent when not needed, as for open sessions
   * @param ageYears in whole years; needed when there is no personal number. Not sent on, but for
   *     those who are under 21
   * @param telephone where he can be reached
   * @param language of the conversation, BCP 47
   * @param interpreter when one is needed
   * @param protectedIdentity sekretessmarkering or skyddad folkbokföring; a mark that the received
   *     referral bears is never lost
   */
  public record Client(
      String name,
      @Nullable String personalNumber,
      @Nullable Integer ageYears,
      String telephone,
      String language,
      IgorWish.@Nullable Interpreter interpreter,
      boolean protectedIdentity) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Client[]";
    }
  }

  /**
   * His yes to being referred, and to the unit that refers being told that it is taken over.
   *
   * @param how given
   * @param until last instant it holds; absent when no end was said
   * @param progressToo whether it names too that the unit is told how it goes: booked, begun, ended
   *     and how, or not begun
   * @param ticks codes of what was checked
   */
  public record Consent(
      ConsentRecord.How how,
      @Nullable Instant until,
      boolean progressToo,
      SortedSet<String> ticks) {
    /** Copies the ticks. */
    public Consent {
      ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
    }

    /** Prints nothing. */
    @Override
    public String toString() {
      return "Consent[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "OnwardReferral[]";
  }
}
