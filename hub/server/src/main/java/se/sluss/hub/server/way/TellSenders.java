package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipts;
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

  void tell(Replies replies, Instant now) {
    List<Telling> tellings = new ArrayList<>();
    gather(
        tellings,
        replies.receipts(),
        HubReceipts.MOST,
        some -> new Downlink.Acknowledge(hub.sign(json.write(new HubReceipts(some)))));
    gather(
        tellings,
        replies.statuses(),
        HubStatuses.MOST,
        some -> new Downlink.Tell(hub.sign(json.write(new HubStatuses(some)))));
    outbox.tell(tellings, now);
  }

  private static <T> void gather(
      List<Telling> tellings,
      Map<Replies.To, List<T>> gathered,
      int most,
      Function<List<T>, Downlink> signed) {
    gathered.forEach(
        (to, all) -> {
          for (int from = 0; from < all.size(); from += most) {
            List<T> some = all.subList(from, Math.min(all.size(), from + most));
            tellings.add(new Telling(to.unit(), to.urgent(), signed.apply(some)));
          }
        });
  }
}
