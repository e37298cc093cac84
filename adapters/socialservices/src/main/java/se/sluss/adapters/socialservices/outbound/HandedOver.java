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
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.HelplineOutcome;
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
   * @param unnamed of schema helpline-handover/1
   * @param offer of schema helpline-offer/1
   * @param outcome of schema helpline-outcome/1
   */
  public record Part(
      PartHeader header,
      @JsonProperty("igor-wish") @Nullable IgorWish wish,
      @JsonProperty("concern-report") @Nullable ConcernReport concern,
      @JsonProperty("victim-notice") @Nullable VictimNotice notice,
      @JsonProperty("treatment-referral") @Nullable TreatmentReferral treatment,
      @JsonProperty("release-notice") @Nullable ReleaseNotice release,
      @JsonProperty("mediated-contact") @Nullable MediatedContact mediated,
      @JsonProperty("probation-handover") @Nullable ProbationHandover handover,
      @JsonProperty("helpline-handover") @Nullable HelplineHandover unnamed,
      @JsonProperty("helpline-offer") @Nullable HelplineOffer offer,
      @JsonProperty("helpline-outcome") @Nullable HelplineOutcome outcome) {
    /** A part that says this, which is of one of the schemas. */
    public static Part of(PartHeader header, Object content) {
      return new Part(
          header,
          as(IgorWish.class, content),
          as(ConcernReport.class, content),
          as(VictimNotice.class, content),
          as(TreatmentReferral.class, content),
          as(ReleaseNotice.class, content),
          as(MediatedContact.class, content),
          as(ProbationHandover.class, content),
          as(HelplineHandover.class, content),
          as(HelplineOffer.class, content),
          as(HelplineOutcome.class, content));
    }

    private static <T> @Nullable T as(Class<T> type, Object content) {
      return type.isInstance(content) ? type.cast(content) : null;
    }

    /** What it says, of whichever schema; null for one that says nothing. */
    public @Nullable Object content() {
      return Stream.of(
              Optional.<Object>ofNullable(wish),
              Optional.<Object>ofNullable(concern),
              Optional.<Object>ofNullable(notice),
              Optional.<Object>ofNullable(treatment),
              Optional.<Object>ofNullable(release),
              Optional.<Object>ofNullable(mediated),
              Optional.<Object>ofNullable(handover),
              Optional.<Object>ofNullable(unnamed),
              Optional.<Object>ofNullable(offer),
              Optional.<Object>ofNullable(outcome))
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
        opened.parts().stream().map(part -> Part.of(part.header(), part.content())).toList(),
        opened.deferred(),
        opened.labels());
  }

  /** Prints the key only. */
  @Override
  public String toString() {
    return "HandedOver[" + idempotencyKey + "]";
  }
}
