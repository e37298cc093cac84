package se.sluss.deploy.local.county;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.ReferralState;

/**
 * What was seen at the doors in a year.
 *
 * @param held every message that reached somebody, by what it is
 * @param strangers messages that reached somebody and that nobody sent
 * @param failures what somebody was hindered from doing
 * @param figures of each month that is closed
 */
record World(
    Map<Key, Held> held,
    List<String> strangers,
    List<String> failures,
    Map<YearMonth, List<Figure>> figures) {

  /** Copies. */
  World {
    held = Map.copyOf(held);
    strangers = List.copyOf(strangers);
    failures = List.copyOf(failures);
    figures = Map.copyOf(figures);
  }

  /**
   * A message.
   *
   * @param story its number
   */
  record Key(int story, Track track) {}

  /**
   * Where a message is.
   *
   * @param unit whose inbox
   * @param state where it stands there
   * @param sights what else was seen of it
   */
  record Held(UnitId unit, ReferralState state, Set<Sight> sights) {
    /** Copies. */
    Held {
      sights = Set.copyOf(sights);
    }
  }

  /**
   * A released figure.
   *
   * @param count null when it is hidden
   * @param hidden FEWER or LEFT_OUT; empty when it is shown
   */
  record Figure(
      String function,
      String step,
      String breakdown,
      String name,
      @Nullable Integer count,
      String hidden) {}
}
