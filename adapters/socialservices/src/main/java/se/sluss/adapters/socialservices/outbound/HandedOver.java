package se.sluss.adapters.socialservices.outbound;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.VictimNotice;

/**
 * An opened message on its way into the case system, which registers it.
 *
 * @param idempotencyKey stable: the same message handed over again has the same
 * @param cover the sender's codes
 * @param parts the content
 * @param deferred whether it was opened without the hub
 * @param labels codes of the marks that the case system's copy must bear, such as LABEL-40-7g
 */
public record HandedOver(
    String idempotencyKey,
    Cover cover,
    List<Part> parts,
    boolean deferred,
    SortedSet<String> labels) {
  /**
   * One part: one of them is there.
   *
   * @param header its codes
   * @param wish of schema igor-wish/1
   * @param concern of schema concern-report/1
   * @param notice of schema victim-notice/1
   * @param treatment of schema treatment-referral/1
   * @param release of schema release-notice/1
   * @param mediated of schema mediated-contact/1
   * @param handover of schema probation-handover/1
   */
  public record Part(
      PartHeader header,
      @JsonProperty("igor-wish") @Nullable IgorWish wish,
      @JsonProperty("concern-report") @Nullable ConcernReport concern,
      @JsonProperty("victim-notice") @Nullable VictimNotice notice,
      @JsonProperty("treatment-referral") @Nullable TreatmentReferral treatment,
      @JsonProperty("release-notice") @Nullable ReleaseNotice release,
      @JsonProperty("mediated-contact") @Nullable MediatedContact mediated,
      @JsonProperty("probation-handover") @Nullable ProbationHandover handover) {
    /** What it says, of whichever schema; null for one that says nothing. */
    public @Nullable Object content() {
      return Stream.of(
              Optional.<Object>ofNullable(wish),
              Optional.<Object>ofNullable(concern),
              Optional.<Object>ofNullable(notice),
              Optional.<Object>ofNullable(treatment),
              Optional.<Object>ofNullable(release),
              Optional.<Object>ofNullable(mediated),
              Optional.<Object>ofNullable(handover))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse(null);
    }

    @Override
    public String toString() {
      return "Part[" + header.id() + "]";
    }
  }

  /** An opened message as it is handed over. */
  public static HandedOver of(Opened opened) {
    return new HandedOver(
        opened.cover().sender().unit() + "/" + opened.cover().messageId(),
        opened.cover(),
        opened.parts().stream().map(HandedOver::part).toList(),
        opened.deferred(),
        opened.labels());
  }

  private static Part part(Opened.Part part) {
    return switch (part) {
      case Opened.Part.Wish wish ->
          new Part(wish.header(), wish.wish(), null, null, null, null, null, null);
      case Opened.Part.Concern concern ->
          new Part(concern.header(), null, concern.report(), null, null, null, null, null);
      case Opened.Part.Notice notice ->
          new Part(notice.header(), null, null, notice.notice(), null, null, null, null);
      case Opened.Part.Treatment treatment ->
          new Part(treatment.header(), null, null, null, treatment.referral(), null, null, null);
      case Opened.Part.Release release ->
          new Part(release.header(), null, null, null, null, release.release(), null, null);
      case Opened.Part.Mediated mediated ->
          new Part(mediated.header(), null, null, null, null, null, mediated.contact(), null);
      case Opened.Part.Handover handover ->
          new Part(handover.header(), null, null, null, null, null, null, handover.handover());
    };
  }

  /** Prints the key only. */
  @Override
  public String toString() {
    return "HandedOver[" + idempotencyKey + "]";
  }
}
