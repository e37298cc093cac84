package se.sluss.adapters.template.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.ManyFaultsException;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.template.mapping.Dispatching;
import se.sluss.adapters.template.mapping.Wish;
import se.sluss.contracts.wire.Json;

/** Wishes in. */
@RestController
class WishesApi {
  private final BoundedBody body;
  private final StrictReader reader;
  private final SenderUnit senders;
  private final Dispatching dispatching;
  private final Dispatches dispatches;
  private final Json json;

  WishesApi(
      BoundedBody body,
      StrictReader reader,
      SenderUnit senders,
      Dispatching dispatching,
      Dispatches dispatches,
      Json json) {
    this.body = body;
    this.reader = reader;
    this.senders = senders;
    this.dispatching = dispatching;
    this.dispatches = dispatches;
    this.json = json;
  }

  /** Takes a wish: 202 when what goes is durable here, also when it was before. */
  @PostMapping(
      path = "/api/template/wishes",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> take(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, ManyFaultsException, IOException {
    Wish wish = reader.read(body.of(request), Wish.class);
    return switch (dispatches.submit(dispatching.of(wish), senders.of(token))) {
      case Outcome.Settled settled ->
          ResponseEntity.status(HttpStatus.ACCEPTED)
              .contentType(MediaType.APPLICATION_JSON)
              .body(json.write(settled.person()));
      case Outcome.Rejected(List<Fault> faults) ->
          throw new ManyFaultsException(faults.stream().map(Dispatching::ofTheDoor).toList());
    };
  }
}
