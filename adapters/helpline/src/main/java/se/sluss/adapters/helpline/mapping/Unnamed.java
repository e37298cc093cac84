package se.sluss.adapters.helpline.mapping;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.handover.Handovers;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineHandover.AgeBand;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** What goes to the provider: the hand-over, and later the time he has chosen. */
public final class Unnamed {
  private static final String KIND = "UNIDENTIFIED";
  private static final int NO_LONGER_YOUNG = 21;

  /** The outcome may be told for a week after the code's last day; so long the yes must hold. */
  private static final int YES_OUTLIVES_CODE_DAYS = 8;

  private final Json json;

  /**
   * @param json how parts are written
   */
  public Unnamed(Json json) {
    this.json = json;
  }

  /**
   * The hand-over.
   *
   * @param key of the message, drawn for it alone
   * @param handover random
   * @param proof of the code, for the provider
   * @param place where he would come from
   * @param today when he said yes
   * @param dies last day of the code
   */
  public Dispatch handover(
      String key,
      String handover,
      String proof,
      PassOn said,
      @Nullable Place place,
      LocalDate today,
      LocalDate dies) {
    return dispatch(
        key,
        said.officer(),
        said.provider(),
        said.how(),
        said.outcomeToo(),
        today,
        dies,
        new HelplineHandover(
            handover,
            proof,
            dies,
            place == null ? null : new Locality(place.municipality(), place.district()),
            said.age() < NO_LONGER_YOUNG ? AgeBand.FROM_18_TO_20 : AgeBand.FROM_21,
            said.language(),
            said.interpreter(),
            said.wish(),
            today,
            null));
  }

  /** The time he has chosen, of the same hand-over. */
  public Dispatch choice(
      String key,
      String handover,
      OfficerId officer,
      UnitId provider,
      boolean outcomeToo,
      LocalDate today,
      LocalDate dies,
      HelplineOffer.Time chosen) {
    return dispatch(
        key,
        officer,
        provider,
        ConsentRecord.How.SPOKEN,
        outcomeToo,
        today,
        dies,
        new HelplineHandover(handover, null, null, null, null, null, null, null, null, chosen));
  }

  private Dispatch dispatch(
      String key,
      OfficerId officer,
      UnitId provider,
      ConsentRecord.How how,
      boolean outcomeToo,
      LocalDate today,
      LocalDate dies,
      HelplineHandover content) {
    SortedSet<String> purposes = new TreeSet<>();
    purposes.add("TREATMENT_REFERRAL");
    SortedSet<String> categories = new TreeSet<>();
    categories.add("SOCIAL");
    categories.add("VIOLENCE_INFO");
    if (outcomeToo) {
      purposes.add(Handovers.OUTCOME_PURPOSE);
      categories.addAll(Handovers.OUTCOME_KINDS);
    }
    SortedSet<String> ticks = new TreeSet<>();
    ticks.add("O-FORB_IF_CONDITION");
    return new Dispatch(
        key,
        null,
        officer,
        Handovers.HANDOVER,
        KIND,
        new TreeSet<>(),
        Urgency.ROUTINE,
        null,
        null,
        provider,
        new TreeSet<>(),
        new Dispatch.Consented(
            how,
            purposes,
            categories,
            // The day and no more: when he rang is nobody's business.
            today.atStartOfDay(Ages.SWEDEN).toInstant(),
            dies.plusDays(YES_OUTLIVES_CODE_DAYS).atStartOfDay(Ages.SWEDEN).toInstant(),
            ticks),
        Bytes.of(json.write(content)));
  }
}
