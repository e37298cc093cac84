package se.sluss.adapters.kriminalvarden.mapping;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.contracts.part.Locality;
import se.sluss.probation.Handover;
import se.sluss.probation.Parts;

/** From an item to what the kit sends. */
public final class Dispatching {
  private static final String PROTECTED = "PROTECTED_REGISTRATION";

  /** What an item that is not refused has attested (brottsdatalagen 2 kap. 22 §). */
  private static final String NECESSARY = "BDL-2-22";

  private final Parts parts;

  /**
   * @param parts the part that an item is sent as
   */
  public Dispatching(Parts parts) {
    this.parts = parts;
  }

  /** What is sent of an item; the same item is the same on another day. */
  public Dispatch of(Handover handover) {
    boolean young = Parts.young(handover);
    SortedSet<String> flags = new TreeSet<>();
    if (young) {
      flags.add("AGE_" + Parts.age(handover));
    }
    if (handover.protectedIdentity()) {
      flags.add(PROTECTED);
    }
    Locality place = handover.place();
    Handover.Agreement agreement = handover.agreement();
    return new Dispatch(
        handover.id().toString(),
        null,
        handover.officer(),
        Parts.TYPE,
        young ? "PERPETRATOR_YOUNG" : "PERPETRATOR_ADULT",
        flags,
        handover.urgency(),
        place == null ? null : place.municipality(),
        place == null ? null : place.district(),
        handover.unit(),
        new TreeSet<>(),
        new Dispatch.Consented(
            agreement.how(),
            agreement.purposes(),
            agreement.categories(),
            handover.recordedAt(),
            agreement.until(),
            new TreeSet<>(List.of(NECESSARY))),
        parts.content(handover));
  }
}
