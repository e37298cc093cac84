package se.sluss.adapters.template.outbound;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.sent.MessageState;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** What became of wishes. */
@RestController
class StatesApi {
  private final SentMessages sent;
  private final SenderUnit senders;
  private final Json json;

  StatesApi(SentMessages sent, SenderUnit senders, Json json) {
    this.sent = sent;
    this.senders = senders;
    this.json = json;
  }

  /** How far the messages of one wish have come. Another unit's looks as one that never was. */
  @GetMapping(path = "/api/template/wishes/{key}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> of(@PathVariable String key, @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    List<SentRow> rows = sent.ofEvent(senders.of(token), key);
    if (rows.isEmpty()) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(rows.stream().map(MessageState::of).toList()));
  }
}
