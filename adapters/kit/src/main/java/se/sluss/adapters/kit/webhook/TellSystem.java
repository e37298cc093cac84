package se.sluss.adapters.kit.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.sent.MessageState;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.contracts.wire.Json;

/** Tells the agency's system each change of what it sent. One at a time; called by the route. */
public final class TellSystem {
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 10;

  private final WebhookStore store;
  private final SignedCall call;
  private final SentMessages sent;
  private final Json json;
  private final Clock clock;
  private final Duration restAtMost;
  private Instant restsUntil = Instant.MIN;
  private int silences;

  TellSystem(
      WebhookStore store,
      SignedCall call,
      SentMessages sent,
      Json json,
      Clock clock,
      Duration restAtMost) {
    this.store = store;
    this.call = call;
    this.sent = sent;
    this.json = json;
    this.clock = clock;
    this.restAtMost = restAtMost;
    store.begin(clock.instant());
  }

  /**
   * What is called out, in the envelope of Standard Webhooks.
   *
   * @param type of the event: {@code message.changed}
   * @param timestamp when it changed
   * @param data as at the door
   */
  record Told(String type, Instant timestamp, MessageState data) {}

  /** Tells what is to be told, until the system does not answer. */
  public synchronized void tell() {
    Instant now = clock.instant();
    if (now.isBefore(restsUntil)) {
      return;
    }
    for (WebhookStore.Due one : store.due(now)) {
      if (!told(one)) {
        return;
      }
    }
    store.forgetBefore(clock.instant());
  }

  /** Whether to go on with the next. */
  private boolean told(WebhookStore.Due one) {
    MessageState state = state(one);
    if (state == null) {
      store.told(one);
      return true;
    }
    Told body = new Told("message.changed", one.changedAt(), state);
    return switch (call.post(id(one), json.write(body))) {
      case SignedCall.Reply.Told _ -> {
        silences = 0;
        store.told(one);
        yield true;
      }
      case SignedCall.Reply.Refused _ -> {
        silences = 0;
        store.again(one, clock.instant().plus(doubled(one.tries())));
        yield true;
      }
      case SignedCall.Reply.Silent silent -> {
        restsUntil = clock.instant().plus(rest(silent.after()));
        silences++;
        yield false;
      }
    };
  }

  /** The state as it is now; null when the sender may no longer see it. */
  private @Nullable MessageState state(WebhookStore.Due one) {
    return sent.ofEvent(one.sender(), one.eventId()).stream()
        .filter(row -> row.message().equals(one.message()))
        .map(MessageState::of)
        .findFirst()
        .orElse(null);
  }

  /** Of this change, whenever it is told. */
  private static String id(WebhookStore.Due one) {
    return UUID.nameUUIDFromBytes((one.message() + "/" + one.changedAt()).getBytes(UTF_8))
        .toString();
  }

  private Duration rest(@Nullable Duration asked) {
    return asked == null || asked.compareTo(restAtMost) > 0 ? doubled(silences) : asked;
  }

  private Duration doubled(int times) {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
    return rest.compareTo(restAtMost) > 0 ? restAtMost : rest;
  }
}
