package se.sluss.adapters.socialservices.inbound.sdk;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.units.Units;
import se.sluss.adapters.socialservices.inbound.sdk.Arrival.State;
import se.sluss.adapters.socialservices.outbound.sdk.Deliveries;
import se.sluss.adapters.socialservices.transport.Answer;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.adapters.socialservices.transport.SdkTransport.Waiting;
import se.sluss.contracts.directory.SdkAddress;
import se.sluss.contracts.directory.SdkAddresses;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.message.MessageWriter;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.message.SdkMessage.Attention;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/**
 * First step in: what waits for us is fetched, one at a time, checked by the rules of every SDK
 * message and by ours, kept, and only then confirmed.
 */
public final class CollectArrivals {
  private static final Logger LOG = LoggerFactory.getLogger(CollectArrivals.class);

  private final SdkTransport transport;
  private final Arrivals arrivals;
  private final Deliveries deliveries;
  private final SdkAddresses addresses;
  private final Units units;
  private final SdkAddress own;
  private final SortedSet<String> fileTypes;
  private final MessageRules rules = new MessageRules();
  private final MessageWriter writer = new MessageWriter();

  /**
   * @param transport where they come from
   * @param arrivals where they are kept
   * @param deliveries what they can answer
   * @param addresses whose they are
   * @param units which are ours
   * @param own our own address
   * @param fileTypes attachments that are taken
   */
  public CollectArrivals(
      SdkTransport transport,
      Arrivals arrivals,
      Deliveries deliveries,
      SdkAddresses addresses,
      Units units,
      SdkAddress own,
      SortedSet<String> fileTypes) {
    this.transport = transport;
    this.arrivals = arrivals;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.units = units;
    this.own = own;
    this.fileTypes = new TreeSet<>(fileTypes);
  }

  /**
   * Collects what waits; stops at the second silence. One may be the fault of a single message,
   * which must not hold up the others.
   */
  public void collect() {
    if (transport.waiting() instanceof Answer.Done<List<Waiting>>(List<Waiting> all)) {
      int silences = 0;
      for (Waiting waiting : all) {
        if (!collect(waiting) && ++silences == 2) {
          return;
        }
      }
    }
  }

  private boolean collect(Waiting waiting) {
    Optional<State> known = arrivals.known(waiting.message());
    if (known.isPresent()) {
      // It came before: the confirmation was lost. What was refused is never confirmed.
      return known.orElseThrow() == State.REFUSED || confirm(waiting);
    }
    switch (transport.fetch(waiting)) {
      case Answer.Done<SdkMessage>(SdkMessage message) -> {
        try {
          UnitId unit = check(message);
          arrivals.keep(
              waiting,
              unit,
              deliveries.answered(unit, message.conversation(), message.answers()),
              message);
        } catch (RefusedException e) {
          refuse(waiting, e.fault());
          return true;
        }
        return confirm(waiting);
      }
      case Answer.No<SdkMessage>(Fault fault) -> {
        refuse(waiting, fault);
        return true;
      }
      case Answer.NotNow<SdkMessage> _ -> {
        return false;
      }
    }
  }

  private boolean confirm(Waiting waiting) {
    if (transport.confirm(waiting) instanceof Answer.Done<Waiting>) {
      arrivals.confirmed(waiting.message());
      return true;
    }
    return false;
  }

  private void refuse(Waiting waiting, Fault fault) {
    LOG.error("SDK message {} is refused: {} {}", waiting.message(), fault.code(), fault.field());
    arrivals.refused(waiting, fault);
    transport.refuse(waiting, fault);
  }

  /** The unit that it is from, once everything about it is as it must be. */
  private UnitId check(SdkMessage message) throws RefusedException {
    try {
      Document document = BoundedXml.read(writer.write(message));
      for (Finding finding : rules.check(document)) {
        if (finding.refuses()) {
          throw new RefusedException(new Fault(finding.code(), finding.at()));
        }
      }
    } catch (XmlException e) {
      throw new RefusedException(e.code());
    }
    for (SdkMessage.Document document : message.documents()) {
      for (SdkMessage.File file : document.files()) {
        if (!fileTypes.contains(file.contentType())) {
          throw new RefusedException(new Fault(SlCode.SDK_FILE_TYPE, "/documents/files"));
        }
      }
    }
    if (!is(own, message.recipient())) {
      throw new RefusedException(new Fault(SlCode.SDK_ADDRESS, "/recipient"));
    }
    SdkAddress from = address(message.sender());
    if (from == null || !units.isOurs(from.unit())) {
      throw new RefusedException(new Fault(SlCode.SDK_UNKNOWN_SENDER, "/sender"));
    }
    return from.unit();
  }

  private @Nullable SdkAddress address(SdkMessage.Party sender) {
    Attention attention = sender.attention();
    return attention == null ? null : addresses.at(sender.organisation(), attention.function());
  }

  private static boolean is(SdkAddress own, SdkMessage.Party party) {
    Attention attention = party.attention();
    return own.organisation().equals(party.organisation())
        && attention != null
        && own.function().equals(attention.function());
  }
}
