package se.sluss.adapters.kit.notification;

import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Forewarned;
import se.sluss.adapters.kit.event.Onward;
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

  /**
   * Takes two that go together. The warning goes when it can; the notice never before the warning
   * is on its way, and is refused with VICTIMS_SIDE_FIRST until then. The same again, corrected,
   * sends what did not go.
   *
   * @param both what goes
   * @param sender the unit that sends: one of ours, checked
   * @return what became of the notice, and beside it of the warning
   */
  Outcome submit(Forewarned both, UnitId sender);

  /**
   * Takes one that carries on what our unit has received; otherwise as {@link #submit(Dispatch,
   * UnitId)}.
   *
   * @param onward what goes
   * @param sender the unit that sends: one of ours, checked
   */
  Outcome submit(Onward onward, UnitId sender);
}
