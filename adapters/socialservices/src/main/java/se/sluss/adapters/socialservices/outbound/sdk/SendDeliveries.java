package se.sluss.adapters.socialservices.outbound.sdk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.socialservices.config.SdkSettings.Pace;
import se.sluss.adapters.socialservices.mapping.sdk.SdkMapping;
import se.sluss.adapters.socialservices.mapping.sdk.Structured;
import se.sluss.adapters.socialservices.outbound.HandedOver;
import se.sluss.adapters.socialservices.outbound.sdk.Delivery.State;
import se.sluss.adapters.socialservices.transport.Answer;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.contracts.directory.SdkAddress;
import se.sluss.contracts.directory.SdkAddresses;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.SdkMessage;

/**
 * Second step out: what is due is opened by its permit, written as SDK has it, and handed over. One
 * at a time; while the transport is silent all of it rests.
 */
public final class SendDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(SendDeliveries.class);

  private final Deliveries deliveries;
  private final Inbox inbox;
  private final LifeStore lives;
  private final SdkAddresses addresses;
  private final SdkMapping mapping;
  private final SdkTransport transport;
  private final Pace pace;
  private final Clock clock;
  private Instant restsUntil = Instant.MIN;
  private int silences;

  /** What sending needs; see each. */
  public SendDeliveries(
      Deliveries deliveries,
      Inbox inbox,
      LifeStore lives,
      SdkAddresses addresses,
      SdkMapping mapping,
      SdkTransport transport,
      Pace pace,
      Clock clock) {
    this.deliveries = deliveries;
    this.inbox = inbox;
    this.lives = lives;
    this.addresses = addresses;
    this.mapping = mapping;
    this.transport = transport;
    this.pace = pace;
    this.clock = clock;
  }

  /** Sends all that is due. */
  public void send() {
    Duration lease = pace.timeout().multipliedBy(20);
    while (!clock.instant().isBefore(restsUntil)) {
      Optional<Delivery> due = deliveries.next(State.WAITING, lease);
      if (due.isEmpty()) {
        return;
      }
      send(due.orElseThrow());
    }
  }

  private void send(Delivery due) {
    SdkMessage message;
    try {
      SdkAddress to = addresses.of(due.unit());
      if (to == null) {
        throw new RefusedException(SlCode.SDK_ADDRESS);
      }
      message = mapping.write(due.ids(), to, content(due));
    } catch (RefusedException e) {
      refused(due, e.fault());
      return;
    }
    switch (transport.send(message, due.attempts() > 1)) {
      case Answer.Done<SdkTransport.Handed>(var handed) -> {
        silences = 0;
        deliveries.handed(due, handed.transportId(), pace.retryAfter());
      }
      case Answer.No<SdkTransport.Handed>(Fault fault) -> {
        silences = 0;
        refused(due, fault);
      }
      case Answer.NotNow<SdkTransport.Handed>(Duration after) -> {
        Duration wait = pace.wait(after, silences++);
        restsUntil = clock.instant().plus(wait);
        deliveries.later(due, State.WAITING, wait);
      }
    }
  }

  private Structured content(Delivery due) throws RefusedException {
    Long step = due.step();
    return step == null
        ? new Structured.Message(
            HandedOver.of(inbox.open(due.referral(), SdkOfficer.of(due.unit()))))
        : new Structured.Told(
            due.referral(), Objects.requireNonNull(lives.said(step)), due.ids().created());
  }

  /** Without the hub it waits; any other no is for people, who find it in the inbox again. */
  private void refused(Delivery due, Fault fault) {
    if (fault.code() == SlCode.HUB_UNREACHABLE) {
      deliveries.later(due, State.WAITING, pace.wait(due.attempts()));
      return;
    }
    LOG.error("message {} does not go by SDK: {}", due.referral(), fault.code());
    deliveries.failed(due, fault.code());
    LetGo.of(inbox, due);
  }
}
