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
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.police.mapping.EventAnswer;
import se.sluss.contracts.wire.Json;

/** Events in. */
@RestController
@RequestMapping("/api/police/igor-events")
class IgorEventsApi {
  private final Notifications notifications;
  private final BoundedBody body;
  private final StrictReader reader;
  private final SenderUnit senders;
  private final Json json;

  IgorEventsApi(
      Notifications notifications,
      BoundedBody body,
      StrictReader reader,
      SenderUnit senders,
      Json json) {
    this.notifications = notifications;
    this.body = body;
    this.reader = reader;
    this.senders = senders;
    this.json = json;
  }

  /** Takes an event: 202 when what goes is durable here, also when it was before. */
  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> take(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, ManyFaultsException, IOException {
    IgorEvent event = reader.read(body.of(request), IgorEvent.class);
    return switch (notifications.submit(event, senders.of(token))) {
      case Outcome.Settled settled ->
          ResponseEntity.status(HttpStatus.ACCEPTED)
              .contentType(MediaType.APPLICATION_JSON)
              .body(json.write(EventAnswer.of(event.eventId(), settled)));
      case Outcome.Rejected(List<Fault> faults) -> throw new ManyFaultsException(faults);
    };
  }
}
