package se.sluss.adapters.police.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.ManyFaultsException;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.police.mapping.EventAnswer;
import se.sluss.adapters.police.mapping.Notices;
import se.sluss.adapters.police.mapping.Released;
import se.sluss.adapters.police.mapping.VictimNoticed;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;

/** What the police tell besides an IGOR event: about a victim, and of a release. */
@RestController
@RequestMapping(
    path = "/api/police",
    consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = MediaType.APPLICATION_JSON_VALUE)
class NoticesApi {
  private final Dispatches dispatches;
  private final Notices notices;
  private final BoundedBody body;
  private final StrictReader reader;
  private final SenderUnit senders;
  private final Json json;

  NoticesApi(
      Dispatches dispatches,
      Notices notices,
      BoundedBody body,
      StrictReader reader,
      SenderUnit senders,
      Json json) {
    this.dispatches = dispatches;
    this.notices = notices;
    this.body = body;
    this.reader = reader;
    this.senders = senders;
    this.json = json;
  }

  /** Takes a notice about a victim: 202 when it is durable here, also when it was before. */
  @PostMapping("/victim-notices")
  ResponseEntity<byte[]> aboutVictim(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, ManyFaultsException, IOException {
    VictimNoticed noticed = reader.read(body.of(request), VictimNoticed.class);
    UnitId unit = senders.of(token);
    return answer(noticed.eventId(), dispatches.submit(notices.of(noticed), unit));
  }

  /** Takes a release: 202 when what goes is durable here, also when it was before. */
  @PostMapping("/releases")
  ResponseEntity<byte[]> release(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, ManyFaultsException, IOException {
    Released released = reader.read(body.of(request), Released.class);
    UnitId unit = senders.of(token);
    Released.VictimsSide first = released.victimsSide();
    return answer(
        released.eventId(),
        first == null
            ? dispatches.submit(notices.of(released), unit)
            : dispatches.submit(notices.withWarning(released, first), unit));
  }

  private ResponseEntity<byte[]> answer(String eventId, Outcome outcome)
      throws ManyFaultsException {
    return switch (outcome) {
      case Outcome.Settled settled ->
          ResponseEntity.status(HttpStatus.ACCEPTED)
              .contentType(MediaType.APPLICATION_JSON)
              .body(json.write(EventAnswer.ofNotice(eventId, settled)));
      case Outcome.Rejected(List<Fault> faults) -> throw new ManyFaultsException(faults);
    };
  }
}
