package se.sluss.adapters.kit.notification;

import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.contracts.id.UnitId;

/** Takes police events. Safe for several threads. */
public interface Notifications {
  /**
   * Takes one event. When it returns {@link Result.Sent} the message is in the durable outbox and
   * will reach the hub, whatever stops in between.
   *
   * @param event what the officer recorded
   * @param sender the unit that sends: one of ours, checked
   * @return what became of it, track by track; the same event twice gets the same answer
   */
  Outcome submit(IgorEvent event, UnitId sender);
}
