package se.sluss.deploy.local.county;

import java.util.List;
import java.util.Map;
import java.util.Set;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.ReferralState;

/**
 * One person's story: what is done, and what must have come of it.
 *
 * @param number from 1, in the order of their first days
 * @param age in years, of him
 * @param acts in the order of their times
 * @param fates of each message that must reach somebody; none else may
 */
record Story(int number, Kind kind, Place place, int age, List<Act> acts, Map<Track, Fate> fates) {

  /** Copies. */
  Story {
    acts = List.copyOf(acts);
    fates = Map.copyOf(fates);
  }

  /**
   * What must have become of a message.
   *
   * @param unit whose it must be
   * @param end where it must stand at the year's end
   * @param sights what must have been seen of it, all of it and nothing else
   */
  record Fate(UnitId unit, ReferralState end, Set<Sight> sights) {
    /** Copies. */
    Fate {
      sights = Set.copyOf(sights);
    }
  }
}
