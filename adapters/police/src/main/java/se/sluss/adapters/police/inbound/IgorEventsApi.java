package se.sluss.adapters.police.inbound;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.police.mapping.EventAnswer;
import se.sluss.adapters.police.mapping.EventReader;
import se.sluss.adapters.police.mapping.SenderUnit;
import se.sluss.contracts.wire.Json;

/** Events in. */
@RestController
@RequestMapping("/api/police/igor-events")
class IgorEventsApi {
  private final Notifications notifications;
  private final EventReader reader;
  private final SenderUnit senders;
  private final Json json;

  IgorEventsApi(Notifications notifications, EventReader reader, SenderUnit senders, Json json) {
    this.notifications = notifications;
    this.reader = reader;
    this.senders = senders;
    this.json = json;
  }

  /** Takes an event: 202 when what goes is durable here, also when it was before. */
  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> take(@RequestBody byte[] body, @AuthenticationPrincipal Jwt token)
      throws RefusedException, ManyFaults {
    IgorEvent event = reader.read(body);
    return switch (notifications.submit(event, senders.of(token))) {
      case Outcome.Settled settled ->
          ResponseEntity.status(HttpStatus.ACCEPTED)
              .contentType(MediaType.APPLICATION_JSON)
              .body(json.write(EventAnswer.of(event.eventId(), settled)));
      case Outcome.Rejected(List<Fault> faults) -> throw new ManyFaults(faults);
    };
  }
}
