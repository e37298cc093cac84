package se.sluss.adapters.police.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.police.mapping.SenderUnit;
import se.sluss.adapters.police.mapping.Stepping;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** What the police do with what they have sent: give what was missing, cancel, take back. */
@RestController
@RequestMapping(path = "/api/police/messages", produces = MediaType.APPLICATION_JSON_VALUE)
class StepsApi {
  private final SentSteps steps;
  private final SenderUnit senders;
  private final BoundedBody body;
  private final StrictReader reader;
  private final Json json;

  StepsApi(SentSteps steps, SenderUnit senders, BoundedBody body, StrictReader reader, Json json) {
    this.steps = steps;
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
    Viewer viewer =
        new Viewer(
            stepping.officer(),
            new TreeSet<>(List.of(senders.of(token))),
            new TreeSet<>(List.of("officer")));
    MessageId sent = steps.step(message(id), stepping.given(), viewer);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(Map.of("message", sent, "step", stepping.step())));
  }

  private static MessageId message(String id) throws RefusedException {
    try {
      return MessageId.of(id);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
  }
}
