package se.sluss.hub.server.way;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.SubmissionStore;

/**
 * Step 4 for what cannot be read or believed: nothing is stored but the refusal. The sender is told
 * when the broker vouches that the unit it names is its own, and the submission's id could be read.
 */
@Component
public class RefuseUnbelieved {
  private final SubmissionStore submissions;
  private final Directory directory;
  private final Trail trail;

  /** Where refusals are noted. */
  public RefuseUnbelieved(SubmissionStore submissions, Directory directory, Trail trail) {
    this.submissions = submissions;
    this.directory = directory;
    this.trail = trail;
  }

  /** Notes the refusal, in the caller's transaction, and gathers what the sender is told. */
  void refuse(Arrived.Unbelieved arrived, Replies replies, Instant now) {
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
      replies.receipt(
          true,
          HubReceipt.refused(
              arrived.submission(),
              unit.id(),
              arrived.sha256(),
              now,
              arrived.code(),
              arrived.field()));
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
