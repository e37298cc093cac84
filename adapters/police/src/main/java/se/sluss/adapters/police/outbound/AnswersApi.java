package se.sluss.adapters.police.outbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.sent.MessageState;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** What became of events, for the case system to fetch. */
@RestController
@RequestMapping(path = "/api/police", produces = MediaType.APPLICATION_JSON_VALUE)
class AnswersApi {
  private final SentMessages sent;
  private final SenderUnit senders;
  private final Json json;

  AnswersApi(SentMessages sent, SenderUnit senders, Json json) {
    this.sent = sent;
    this.senders = senders;
    this.json = json;
  }

  /** What came of one key. One that sent nothing looks as one that never was. */
  @GetMapping({"/igor-events/{id}", "/victim-notices/{id}", "/releases/{id}"})
  ResponseEntity<byte[]> ofEvent(@PathVariable String id, @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    List<SentRow> rows = sent.ofEvent(senders.of(token), id);
    if (rows.isEmpty()) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    return answer(rows);
  }

  /** Every message that has changed after an instant, oldest first, at most 500. */
  @GetMapping("/answers")
  ResponseEntity<byte[]> since(@RequestParam String since, @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    try {
      return answer(sent.changedAfter(Set.of(senders.of(token)), Instant.parse(since)));
    } catch (DateTimeException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/since"));
    }
  }

  private ResponseEntity<byte[]> answer(List<SentRow> rows) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(rows.stream().map(MessageState::of).toList()));
  }
}
