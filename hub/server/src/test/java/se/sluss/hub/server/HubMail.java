package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.HubStatuses;
import se.sluss.contracts.wire.Json;

/** What the hub says to a unit, its signature checked. */
final class HubMail {
  private final TestHub hub;

  HubMail(TestHub hub) {
    this.hub = hub;
  }

  /** Sends one message and waits for the hub's word on it. */
  Result send(Sender sender, Sender.Made made) throws Exception {
    return receipt(sender.unit(), sender.send(made)).results().getFirst();
  }

  HubReceipt receipt(UnitId unit, SubmissionId id) throws Exception {
    return hub.await(
        unit,
        down ->
            down instanceof Downlink.Acknowledge acknowledge
                ? read(byHub(acknowledge.receipts()), HubReceipts.class).receipts().stream()
                    .filter(r -> r.submission().equals(id))
                    .findFirst()
                : Optional.empty());
  }

  HubStatus status(UnitId unit, MessageId id, HubStatus.Status wanted) throws Exception {
    return hub.await(
        unit,
        down ->
            statuses(down).filter(s -> s.message().equals(id) && s.status() == wanted).findFirst());
  }

  Stream<HubStatus> statuses(Downlink down) {
    return down instanceof Downlink.Tell tell
        ? read(byHub(tell.statuses()), HubStatuses.class).statuses().stream()
        : Stream.empty();
  }

  /** The cover that is delivered to a unit. */
  Cover delivered(String unit, MessageId id) throws Exception {
    return hub.await(UnitId.of(unit), down -> cover(down).filter(c -> c.messageId().equals(id)));
  }

  /** How often a message has been delivered to a unit. */
  long copies(String unit, MessageId id) throws Exception {
    return hub.mail(UnitId.of(unit)).stream()
        .filter(down -> cover(down).filter(c -> c.messageId().equals(id)).isPresent())
        .count();
  }

  /** How often a unit has been told of what became of a message. */
  long statuses(UnitId unit, MessageId id) throws Exception {
    return hub.mail(unit).stream()
        .flatMap(this::statuses)
        .filter(status -> status.message().equals(id))
        .count();
  }

  /** The messages that have come to a unit. */
  List<MessageId> deliveries(UnitId unit) throws Exception {
    return hub.mail(unit).stream()
        .flatMap(down -> cover(down).stream())
        .map(Cover::messageId)
        .toList();
  }

  boolean hasCome(String unit, MessageId id) throws Exception {
    hub.mail(UnitId.of(unit));
    Thread.sleep(600);
    return hub.mail(UnitId.of(unit)).stream()
        .anyMatch(down -> cover(down).filter(c -> c.messageId().equals(id)).isPresent());
  }

  void refused(Result result, SlCode code) {
    assertThat(result.problem()).isEqualTo(code.toString());
    assertThat(result.verdict()).isEqualTo(Verdict.REFUSED);
  }

  private Optional<Cover> cover(Downlink down) {
    return down instanceof Downlink.Deliver deliver
        ? Optional.of(read(verified(deliver.message().cover()).content().toArray(), Cover.class))
        : Optional.empty();
  }

  private byte[] byHub(Bytes signed) {
    Verified verified = verified(signed);
    assertThat(verified.signer()).isEqualTo(UnitId.of("hub"));
    return verified.content().toArray();
  }

  private Verified verified(Bytes signed) {
    try {
      return hub.bean(Verifier.class).verify(signed);
    } catch (SealException e) {
      throw new AssertionError(e);
    }
  }

  private <T> T read(byte[] json, Class<T> type) {
    try {
      return hub.json.read(json, type);
    } catch (Json.MalformedException e) {
      throw new AssertionError(e);
    }
  }
}
