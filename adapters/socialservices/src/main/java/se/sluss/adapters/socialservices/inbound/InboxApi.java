package se.sluss.adapters.socialservices.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
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
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.inbox.HeldConsents;
import se.sluss.adapters.kit.inbox.HeldSafety;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.socialservices.mapping.Acknowledging;
import se.sluss.adapters.socialservices.mapping.Acting;
import se.sluss.adapters.socialservices.mapping.Answering;
import se.sluss.adapters.socialservices.mapping.CaseSystem;
import se.sluss.adapters.socialservices.mapping.Stepping;
import se.sluss.adapters.socialservices.mapping.Telling;
import se.sluss.adapters.socialservices.outbound.HandedOver;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** The inbox: list, claim, open, answer. */
@RestController
@RequestMapping(path = "/api/social/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
class InboxApi {
  private final Inbox inbox;
  private final HeldConsents consents;
  private final HeldSafety safety;
  private final CaseSystem caseSystem;
  private final BoundedBody body;
  private final StrictReader reader;
  private final Json json;

  InboxApi(
      Inbox inbox,
      HeldConsents consents,
      HeldSafety safety,
      CaseSystem caseSystem,
      BoundedBody body,
      StrictReader reader,
      Json json) {
    this.inbox = inbox;
    this.consents = consents;
    this.safety = safety;
    this.caseSystem = caseSystem;
    this.body = body;
    this.reader = reader;
    this.json = json;
  }

  /** What waits, in codes; what is for named handlers only when that is asked for. */
  @GetMapping
  ResponseEntity<byte[]> list(
      @RequestParam String officer,
      @RequestParam(defaultValue = "false") boolean namedHandler,
      @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    SortedSet<String> roles = new TreeSet<>();
    roles.add("handler");
    if (namedHandler) {
      roles.add("named-handler");
    }
    Viewer viewer = caseSystem.viewer(new Acting(officer(officer), roles), token);
    return answer(inbox.list(viewer.units(), viewer));
  }

  /** Takes a message in hand. */
  @PostMapping("/{id}/claim")
  ResponseEntity<byte[]> claim(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Acting by = reader.read(body.of(request), Acting.class);
    MessageId message = caseSystem.message(id);
    inbox.claim(message, caseSystem.viewer(by, token));
    return answer(Map.of("message", message, "claimedBy", by.officer()));
  }

  /** What a message in hand is reserved with; it opens when all of it is acknowledged. */
  @PostMapping("/{id}/reservations")
  ResponseEntity<byte[]> reservations(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Acting by = reader.read(body.of(request), Acting.class);
    MessageId message = caseSystem.message(id);
    return answer(
        Map.of(
            "message",
            message,
            "reservations",
            inbox.reservations(message, caseSystem.viewer(by, token))));
  }

  /** Acknowledges all reservations of a message in hand. */
  @PostMapping("/{id}/acknowledge")
  ResponseEntity<byte[]> acknowledge(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Acknowledging acknowledging = reader.read(body.of(request), Acknowledging.class);
    MessageId message = caseSystem.message(id);
    inbox.acknowledge(
        message, caseSystem.viewer(acknowledging.by(), token), acknowledging.reservations());
    return answer(Map.of("message", message, "acknowledged", acknowledging.reservations()));
  }

  /** Opens a message that is in hand, and hands it over. */
  @PostMapping("/{id}/open")
  ResponseEntity<byte[]> open(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Acting by = reader.read(body.of(request), Acting.class);
    return answer(HandedOver.of(inbox.open(caseSystem.message(id), caseSystem.viewer(by, token))));
  }

  /** Takes a step in the life of a referral that is in hand and opened. */
  @PostMapping("/{id}/steps")
  ResponseEntity<byte[]> step(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Stepping stepping = reader.read(body.of(request), Stepping.class);
    MessageId sent =
        inbox.step(
            caseSystem.message(id), stepping.given(), caseSystem.viewer(stepping.by(), token));
    return answer(Map.of("message", sent, "step", stepping.step()));
  }

  /** The person has said yes again outside custody. */
  @PostMapping("/{id}/consent")
  ResponseEntity<byte[]> confirm(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Acting by = reader.read(body.of(request), Acting.class);
    return answer(
        Map.of("at", consents.confirm(caseSystem.message(id), caseSystem.viewer(by, token))));
  }

  /** Whether who supports somebody exposed, if there is such, is told of what happens. */
  @PostMapping("/{id}/safety")
  ResponseEntity<byte[]> tell(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Telling telling = reader.read(body.of(request), Telling.class);
    return answer(
        Map.of(
            "at",
            safety.say(
                caseSystem.message(id),
                telling.word(),
                telling.weighing(),
                caseSystem.viewer(telling.by(), token))));
  }

  /** Answers a message that is in hand and opened, in the older way. */
  @PostMapping("/{id}/answer")
  ResponseEntity<byte[]> reply(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Answering answering = reader.read(body.of(request), Answering.class);
    MessageId sent =
        inbox.answer(
            caseSystem.message(id),
            answering.answer(),
            caseSystem.viewer(answering.by(), token),
            answering.safety());
    return answer(Map.of("message", sent, "answer", answering.answer()));
  }

  private static OfficerId officer(String text) throws RefusedException {
    try {
      return OfficerId.of(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/officer"));
    }
  }

  private ResponseEntity<byte[]> answer(Object body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(body));
  }
}
