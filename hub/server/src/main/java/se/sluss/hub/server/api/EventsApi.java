package se.sluss.hub.server.api;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.SameEvent;
import se.sluss.contracts.wire.SameEventNoted;
import se.sluss.hub.server.rights.SameEvents;

/** Where a unit says that two referrals it holds are of one event. */
@RestController
@RequestMapping("/api/referrals")
class EventsApi {
  private final OwnUnits units;
  private final SameEvents events;

  EventsApi(OwnUnits units, SameEvents events) {
    this.units = units;
    this.events = events;
  }

  /** Joins their events at once, on every node. */
  @PostMapping("/{message}/same-event")
  SameEventNoted join(
      @PathVariable String message,
      @RequestBody SameEvent same,
      @AuthenticationPrincipal Jwt adapter) {
    MessageId id;
    try {
      id = MessageId.of(message);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND, null);
    }
    return events
        .join(id, units.own(same.unit(), adapter), same)
        .map(SameEventNoted::new)
        .orElseThrow(() -> new RefusedException(SlCode.NOT_FOUND, null));
  }
}
