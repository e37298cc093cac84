package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.MessageId;
import se.sluss.hub.server.state.MessageStore;

/**
 * Step 4: everything that follows from what came together, in one transaction: state, decisions,
 * leaves, deliveries and what senders are told. When it commits, what was accepted is never lost;
 * the cost of the commit and of the hub's signatures is shared by all of it.
 */
@Component
public class RecordBatch {
  private final RecordAcceptance acceptance;
  private final RecordEvidence evidence;
  private final RefuseUnbelieved refuse;
  private final TellSenders tell;
  private final MessageStore messages;
  private final WakeRelease wake;
  private final Clock clock;

  /** The three kinds of things to record, telling of them, and letting them go on. */
  public RecordBatch(
      RecordAcceptance acceptance,
      RecordEvidence evidence,
      RefuseUnbelieved refuse,
      TellSenders tell,
      MessageStore messages,
      WakeRelease wake,
      Clock clock) {
    this.acceptance = acceptance;
    this.evidence = evidence;
    this.refuse = refuse;
    this.tell = tell;
    this.messages = messages;
    this.wake = wake;
    this.clock = clock;
  }

  /**
   * Records all or nothing.
   *
   * @return what the senders were told
   */
  @Transactional
  public Told record(List<Settled> batch) {
    Instant now = clock.instant();
    List<Judged> judged = new ArrayList<>();
    List<Believed.Report> reports = new ArrayList<>();
    List<Arrived.Unbelieved> unbelieved = new ArrayList<>();
    TreeSet<MessageId> rows = new TreeSet<>();
    for (Settled settled : batch) {
      switch (settled) {
        case Judged one -> {
          judged.add(one);
          rows.addAll(acceptance.locks(one));
        }
        case Believed.Report one -> {
          reports.add(one);
          rows.addAll(evidence.locks(one));
        }
        case Arrived.Unbelieved one -> unbelieved.add(one);
      }
    }
    // All rows at once and in one order, so that two batches never wait for each other.
    Locked locked = new Locked(messages.lock(rows));
    Replies replies = new Replies();
    acceptance.record(judged, locked, replies, now);
    evidence.record(reports, locked, replies, now);
    unbelieved.forEach(one -> refuse.refuse(one, replies, now));
    Told told = tell.tell(replies, now);
    wake.afterCommit();
    return told;
  }
}
