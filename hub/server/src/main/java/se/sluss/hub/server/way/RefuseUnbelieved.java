package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.SubmissionStore;

/**
 * What cannot be read or believed: nothing is stored but the refusal. The sender is told when the
 * broker vouches that the unit it names is its own, and the submission's id could be read.
 */
@Component
public class RefuseUnbelieved {
  private final SubmissionStore submissions;
  private final Directory directory;
  private final Outbox outbox;
  private final Trail trail;
  private final Signer hub;
  private final Json json;
  private final Clock clock;

  /** Where refusals are noted, and the hub's signature on them. */
  public RefuseUnbelieved(
      SubmissionStore submissions,
      Directory directory,
      Outbox outbox,
      Trail trail,
      Signer hub,
      Json json,
      Clock clock) {
    this.submissions = submissions;
    this.directory = directory;
    this.outbox = outbox;
    this.trail = trail;
    this.hub = hub;
    this.json = json;
    this.clock = clock;
  }

  /** Notes the refusal and tells the sender. */
  @Transactional
  public void refuse(Arrived.Unbelieved arrived) {
    Instant now = clock.instant();
    String code = arrived.code().toString();
    submissions.insertRefusal(now, arrived.from().user(), arrived.sha256(), code);
    trail.write(
        LogDetail.of(
                LogEvent.STOPPED,
                now,
                "refused-" + arrived.from().user(),
                new Actor("adapter", arrived.from().user()))
            .fact("code", code));
    @Nullable Unit unit = unit(arrived);
    if (unit != null && arrived.submission() != null) {
      HubReceipt refusal =
          new HubReceipt(arrived.submission(), unit.id(), arrived.sha256(), now, code, List.of());
      outbox.tell(unit.id(), true, new Downlink.Acknowledge(hub.sign(json.write(refusal))), now);
    }
  }

  private @Nullable Unit unit(Arrived.Unbelieved arrived) {
    String name = arrived.from().unit();
    if (name.length() < 2) {
      return null;
    }
    @Nullable Unit unit = directory.unit(UnitId.of(name));
    return unit != null && unit.adapter().equals(arrived.from().user()) ? unit : null;
  }
}
