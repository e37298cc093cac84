package se.sluss.adapters.socialservices.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.sent.MessageState;
import se.sluss.adapters.kit.sent.SentConsents;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.socialservices.mapping.CaseSystem;
import se.sluss.adapters.socialservices.mapping.EndingConsent;
import se.sluss.adapters.socialservices.mapping.SentStepping;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** What the units have sent: what came of it, and what they do with it. */
@RestController
@RequestMapping(path = "/api/social/sent", produces = MediaType.APPLICATION_JSON_VALUE)
class SentApi {
  private final SentMessages sent;
  private final SentSteps steps;
  private final SentConsents consents;
  private final CaseSystem caseSystem;
  private final BoundedBody body;
  private final StrictReader reader;
  private final Json json;

  SentApi(
      SentMessages sent,
      SentSteps steps,
      SentConsents consents,
      CaseSystem caseSystem,
      BoundedBody body,
      StrictReader reader,
      Json json) {
    this.sent = sent;
    this.steps = steps;
    this.consents = consents;
    this.caseSystem = caseSystem;
    this.body = body;
    this.reader = reader;
    this.json = json;
  }

  /** Every message that has changed after an instant, oldest first, at most 500. */
  @GetMapping
  ResponseEntity<byte[]> since(@RequestParam String since, @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    try {
      return rows(sent.changedAfter(caseSystem.units(token), Instant.parse(since)));
    } catch (DateTimeException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/since"));
    }
  }

  /** What came of one key. One that sent nothing looks as one that never was. */
  @GetMapping("/{id}")
  ResponseEntity<byte[]> ofKey(@PathVariable String id, @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    List<SentRow> rows = new ArrayList<>();
    for (UnitId unit : caseSystem.units(token)) {
      rows.addAll(sent.ofEvent(unit, id));
    }
    if (rows.isEmpty()) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    return rows(rows);
  }

  /** Takes a step with a message that a unit has sent, by the message's id. */
  @PostMapping("/{id}/steps")
  ResponseEntity<byte[]> step(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    SentStepping stepping = reader.read(body.of(request), SentStepping.class);
    return answer(
        Map.of(
            "message",
            steps.step(
                caseSystem.message(id), stepping.given(), caseSystem.viewer(stepping.by(), token)),
            "step",
            stepping.step()));
  }

  /** Ends the consent that a message rests on, with the hub at once; for all that rests on it. */
  @PostMapping("/{id}/consent")
  ResponseEntity<byte[]> consent(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    EndingConsent ending = reader.read(body.of(request), EndingConsent.class);
    Instant at =
        consents.end(
            caseSystem.message(id),
            ending.change(),
            ending.reason(),
            caseSystem.viewer(ending.by(), token));
    return answer(Map.of("change", ending.change(), "at", at));
  }

  private ResponseEntity<byte[]> rows(List<SentRow> rows) {
    return answer(rows.stream().map(MessageState::of).toList());
  }

  private ResponseEntity<byte[]> answer(Object said) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(said));
  }
}
