package se.sluss.hub.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.GlassReason;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.store.TrailBundle;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.Trails;

/** What adapters ask the hub over HTTP: may this person open, how far has it come. */
@RestController
@RequestMapping("/api")
class AdapterApi {
  private final OwnUnits units;
  private final Permits permits;
  private final Trails trails;

  AdapterApi(OwnUnits units, Permits permits, Trails trails) {
    this.units = units;
    this.permits = permits;
    this.trails = trails;
  }

  /** Who wants to open what; see {@link Asking}. */
  record Opening(
      MessageId message,
      UnitId unit,
      OfficerId officer,
      String role,
      boolean namedHandler,
      @Nullable SortedSet<String> acknowledged,
      @Nullable Glass glass) {}

  /** The glass broken, and who confirmed it. */
  record Glass(GlassReason reason, OfficerId second) {}

  /** A permit, used as it is given. */
  record Permitted(boolean permit, Instant at) {}

  /** The permit that precedes every first opening. */
  @PostMapping("/permits")
  Permitted permit(@RequestBody Opening opening, @AuthenticationPrincipal Jwt adapter) {
    Unit unit = units.own(opening.unit(), adapter);
    @Nullable Glass glass = opening.glass();
    if (glass != null && glass.second().equals(opening.officer())) {
      throw new RefusedException(SlCode.SECOND_PERSON_IS_THE_FIRST, "/glass/second");
    }
    @Nullable SortedSet<String> acknowledged = opening.acknowledged();
    Asking asking =
        new Asking(
            opening.message(),
            unit,
            opening.officer(),
            role(opening),
            opening.namedHandler(),
            acknowledged == null ? new TreeSet<>() : acknowledged,
            glass == null ? null : new Asking.Glass(glass.reason(), glass.second()));
    return switch (permits.permit(asking)) {
      case Permits.Answer.Permit permit -> new Permitted(true, permit.at());
      case Permits.Answer.Reserved _ ->
          throw new RefusedException(SlCode.RESERVATION_NOT_ACKNOWLEDGED, null);
      case Permits.Answer.No _ -> throw new RefusedException(SlCode.NOT_FOUND, null);
    };
  }

  private static String role(Opening opening) {
    if (!Set.of("handler", "named-handler", "responsible-officer", "officer", "case-system")
        .contains(opening.role())) {
      throw new RefusedException(SlCode.WRONG_VALUE, "/role");
    }
    return opening.role();
  }

  /** A side's own trail. */
  record OwnTrail(List<Trails.Hop> entries) {}

  /** The trail of a message, the asking unit's own side. */
  @GetMapping("/referrals/{message}/trail")
  OwnTrail trail(
      @PathVariable String message, @RequestParam String unit, @AuthenticationPrincipal Jwt jwt) {
    MessageId id;
    try {
      id = MessageId.of(message);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND, null);
    }
    return trails
        .ofUnit(id, units.own(unit, jwt).id(), new Actor("adapter", OwnUnits.adapterOf(jwt)))
        .map(OwnTrail::new)
        .orElseThrow(() -> new RefusedException(SlCode.NOT_FOUND, null));
  }

  /** The same with proofs, by conversation: what {@code sluss trail} fetches and verifies. */
  @GetMapping(
      path = "/referrals/{conversation}/trail/bundle",
      produces = MediaType.APPLICATION_JSON_VALUE)
  String bundle(
      @PathVariable String conversation,
      @RequestParam String unit,
      @AuthenticationPrincipal Jwt jwt) {
    ConversationId id;
    try {
      id = ConversationId.of(conversation);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND, null);
    }
    return trails
        .bundle(id, units.own(unit, jwt).id(), new Actor("adapter", OwnUnits.adapterOf(jwt)))
        .map(TrailBundle::json)
        .orElseThrow(() -> new RefusedException(SlCode.NOT_FOUND, null));
  }
}
