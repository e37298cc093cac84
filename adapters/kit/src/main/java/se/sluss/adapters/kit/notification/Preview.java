package se.sluss.adapters.kit.notification;

import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.contracts.id.UnitId;

/** Where an event would go, and why, for the officer to see before sending. */
public interface Preview {
  /**
   * Takes the same steps as {@link Notifications#submit} up to the sealing. Seals, stores and sends
   * nothing.
   *
   * @param event what the officer recorded
   * @param sender the unit that would send: one of ours, checked
   */
  Outlook look(IgorEvent event, UnitId sender);

  /**
   * The same for what carries on what our unit has received.
   *
   * @param onward what would go
   * @param sender the unit that would send: one of ours, checked
   */
  Outlook look(Onward onward, UnitId sender);
}
