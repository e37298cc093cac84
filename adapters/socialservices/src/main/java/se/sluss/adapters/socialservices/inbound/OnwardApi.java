package se.sluss.adapters.socialservices.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.ManyFaultsException;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.onward.Onwards;
import se.sluss.adapters.socialservices.mapping.CaseSystem;
import se.sluss.adapters.socialservices.mapping.Referred;
import se.sluss.adapters.socialservices.mapping.Referring;
import se.sluss.contracts.wire.Json;

/** Onward: from what is taken over to who treats. */
@RestController
@RequestMapping(path = "/api/social/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
class OnwardApi {
  private final Onwards onwards;
  private final CaseSystem caseSystem;
  private final BoundedBody body;
  private final StrictReader reader;
  private final Json json;

  OnwardApi(
      Onwards onwards, CaseSystem caseSystem, BoundedBody body, StrictReader reader, Json json) {
    this.onwards = onwards;
    this.caseSystem = caseSystem;
    this.body = body;
    this.reader = reader;
    this.json = json;
  }

  /** Refers to who treats: 202 when what goes is durable here, also when it was before. */
  @PostMapping("/{id}/onward")
  ResponseEntity<byte[]> refer(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, ManyFaultsException, IOException {
    Referring referring = reader.read(body.of(request), Referring.class);
    return switch (onwards.send(
        caseSystem.message(id), referring.given(), caseSystem.viewer(referring.by(), token))) {
      case Outcome.Settled settled ->
          ResponseEntity.status(HttpStatus.ACCEPTED)
              .cacheControl(CacheControl.noStore())
              .contentType(MediaType.APPLICATION_JSON)
              .body(json.write(new Referred(referring.eventId(), settled.person())));
      case Outcome.Rejected(List<Fault> faults) -> throw new ManyFaultsException(faults);
    };
  }
}
