package se.sluss.adapters.police.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.sent.SentConsents;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.police.mapping.EndingConsent;
import se.sluss.adapters.police.mapping.Stepping;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/**
 * What the police do with what they have sent: give what was missing, cancel, take back; and end
 * the consent that it rests on.
 */
@RestController
@RequestMapping(path = "/api/police/messages", produces = MediaType.APPLICATION_JSON_VALUE)
class StepsApi {
  private final SentSteps steps;
  private final SentConsents consents;
  private final SenderUnit senders;
  private final BoundedBody body;
  private final StrictReader reader;
  private final Json json;

  StepsApi(
      SentSteps steps,
      SentConsents consents,
      SenderUnit senders,
      BoundedBody body,
      StrictReader reader,
      Json json) {
    this.steps = steps;
    this.consents = consents;
    this.senders = senders;
    this.body = body;
    this.reader = reader;
    this.json = json;
  }

  /** Takes one step. */
  @PostMapping("/{id}/steps")
  ResponseEntity<byte[]> step(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Stepping stepping = reader.read(body.of(request), Stepping.class);
    MessageId sent = steps.step(message(id), stepping.given(), viewer(stepping.officer(), token));
    return answer(Map.of("message", sent, "step", stepping.step()));
  }

  /** Ends the consent, with the hub at once; for all that rests on it. */
  @PostMapping("/{id}/consent")
  ResponseEntity<byte[]> consent(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    EndingConsent ending = reader.read(body.of(request), EndingConsent.class);
    Instant at =
        consents.end(
            message(id), ending.change(), ending.reason(), viewer(ending.officer(), token));
    return answer(Map.of("change", ending.change(), "at", at));
  }

  private Viewer viewer(OfficerId officer, Jwt token) throws RefusedException {
    return new Viewer(
        officer, new TreeSet<>(List.of(senders.of(token))), new TreeSet<>(List.of("officer")));
  }

  private ResponseEntity<byte[]> answer(Object said) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(said));
  }

  private static MessageId message(String id) throws RefusedException {
    try {
      return MessageId.of(id);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
  }
}
