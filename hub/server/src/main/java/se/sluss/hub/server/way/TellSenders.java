package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.HubStatuses;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.Outbox.Telling;

/** Signs what senders are told and queues it, in the transaction of what it tells of. */
@Component
public class TellSenders {
  private final Outbox outbox;
  private final Signer hub;
  private final Json json;

  /** Where it is queued, and the hub's own signature. */
  public TellSenders(Outbox outbox, Signer hub, Json json) {
    this.outbox = outbox;
    this.hub = hub;
    this.json = json;
  }

  Told tell(Replies replies, Instant now) {
    List<Telling> tellings = new ArrayList<>();
    List<Told.Answer> answers = new ArrayList<>();
    replies
        .receipts()
        .forEach(
            (to, all) -> {
              for (List<HubReceipt> some : pieces(all, HubReceipts.MOST)) {
                Downlink.Acknowledge signed =
                    new Downlink.Acknowledge(hub.sign(json.write(new HubReceipts(some))));
                tellings.add(new Telling(to.unit(), to.urgent(), signed));
                some.forEach(receipt -> answers.add(new Told.Answer(receipt, signed)));
              }
            });
    replies
        .statuses()
        .forEach(
            (to, all) -> {
              for (List<HubStatus> some : pieces(all, HubStatuses.MOST)) {
                Downlink.Tell signed =
                    new Downlink.Tell(hub.sign(json.write(new HubStatuses(some))));
                tellings.add(new Telling(to.unit(), to.urgent(), signed));
              }
            });
    outbox.tell(tellings, now);
    return new Told(answers);
  }

  private static <T> List<List<T>> pieces(List<T> all, int most) {
    List<List<T>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      pieces.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return pieces;
  }
}
