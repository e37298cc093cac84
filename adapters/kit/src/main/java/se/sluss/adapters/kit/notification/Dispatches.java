package se.sluss.adapters.kit.notification;

import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.contracts.id.UnitId;

/** Takes what an adapter's own mapping has written. Safe for several threads. */
public interface Dispatches {
  /**
   * Takes one. When it returns {@link Result.Sent} the message is in the durable outbox and will
   * reach the hub, whatever stops in between.
   *
   * @param dispatch what goes
   * @param sender the unit that sends: one of ours, checked
   * @return what became of it, as the one track of the person; the same again gets the same answer.
   *     A fault at a place, unit or field of the content is named as in {@link Dispatch}, below it
   */
  Outcome submit(Dispatch dispatch, UnitId sender);
}
