package se.sluss.contracts.wire;

import java.util.List;

/**
 * What the hub tells one sending unit of its messages, signed together.
 *
 * @param statuses one to {@link #MOST}
 */
public record HubStatuses(List<HubStatus> statuses) {
  /** Most statuses under one signature; keeps the message under the broker's bound. */
  public static final int MOST = 256;

  /** Refuses an empty or oversized list. */
  public HubStatuses {
    statuses = List.copyOf(statuses);
    if (statuses.isEmpty() || statuses.size() > MOST) {
      throw new IllegalArgumentException("one to 256 statuses are signed together");
    }
  }
}
