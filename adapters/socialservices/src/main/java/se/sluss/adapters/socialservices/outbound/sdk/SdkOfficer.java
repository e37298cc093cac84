package se.sluss.adapters.socialservices.outbound.sdk;

import java.util.List;
import java.util.TreeSet;
import se.sluss.adapters.kit.Viewer;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * Who has in hand what goes by SDK. On record as itself: the hub's log says that a program asked
 * for the permit, and not a person. It sees nothing that is for named handlers, and attests
 * nothing.
 */
public final class SdkOfficer {
  /** Its id at every agency. */
  public static final OfficerId ID = OfficerId.of("sdk.delivery");

  private SdkOfficer() {}

  /** As a viewer of one unit. */
  public static Viewer of(UnitId unit) {
    return new Viewer(ID, new TreeSet<>(List.of(unit)), new TreeSet<>(List.of("handler")));
  }
}
