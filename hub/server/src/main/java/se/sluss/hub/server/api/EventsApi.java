package se.sluss.hub.server.api;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.SafetyNoted;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.contracts.wire.SameEvent;
import se.sluss.contracts.wire.SameEventNoted;
import se.sluss.hub.server.rights.SafetyWords;
import se.sluss.hub.server.rights.SameEvents;

/**
 * Where a unit says that two referrals it holds are of one event, and whether the victim's side, if
 * there is one, is told of what happens.
 */
@RestController
@RequestMapping("/api/referrals")
class EventsApi {
  private final OwnUnits units;
  private final SameEvents events;
  private final SafetyWords words;

  EventsApi(OwnUnits units, SameEvents events, SafetyWords words) {
    this.units = units;
    this.events = events;
    this.words = words;
  }

  /** Joins their events at once, on every node. */
  @PostMapping("/{message}/same-event")
  SameEventNoted join(
      @PathVariable String message,
      @RequestBody SameEvent same,
      @AuthenticationPrincipal Jwt adapter) {
    return events
        .join(referral(message), units.own(same.unit(), adapter), same)
        .map(SameEventNoted::new)
        .orElseThrow(() -> new RefusedException(SlCode.NOT_FOUND, null));
  }

  /** Notes it at once, on every node; the same whether there is anybody to tell or not. */
  @PostMapping("/{message}/safety")
  SafetyNoted say(
      @PathVariable String message,
      @RequestBody SafetyWord said,
      @AuthenticationPrincipal Jwt adapter) {
    SafetyWords.@Nullable Fault fault = words.fault(said);
    if (fault != null) {
      throw new RefusedException(fault.code(), fault.field());
    }
    return words
        .say(referral(message), units.own(said.unit(), adapter), said)
        .map(SafetyNoted::new)
        .orElseThrow(() -> new RefusedException(SlCode.NOT_FOUND, null));
  }

  private static MessageId referral(String message) {
    try {
      return MessageId.of(message);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND, null);
    }
  }
}
