package se.sluss.adapters.police.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.kit.review.Reviews;
import se.sluss.adapters.police.mapping.Reviewing;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** What the rules leave to a person of the police: a reviewer reads it and settles it. */
@RestController
@RequestMapping(path = "/api/police/reviews", produces = MediaType.APPLICATION_JSON_VALUE)
class ReviewsApi {
  private final Reviews reviews;
  private final SenderUnit senders;
  private final BoundedBody body;
  private final StrictReader reader;
  private final Json json;

  ReviewsApi(
      Reviews reviews, SenderUnit senders, BoundedBody body, StrictReader reader, Json json) {
    this.reviews = reviews;
    this.senders = senders;
    this.body = body;
    this.reader = reader;
    this.json = json;
  }

  /** What waits, in codes. */
  @GetMapping
  ResponseEntity<byte[]> list(
      @RequestParam String officer, @RequestParam String role, @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    try {
      return answer(reviews.list(viewer(OfficerId.of(officer), AttesterRole.of(role), token)));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/officer"));
    }
  }

  /** What is to be settled, readable. */
  @PostMapping("/{id}/read")
  ResponseEntity<byte[]> read(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Reviewing by = reader.read(body.of(request), Reviewing.class);
    return answer(reviews.see(message(id), viewer(by.officer(), by.role(), token)));
  }

  /** It may go. */
  @PostMapping("/{id}/attest")
  ResponseEntity<Void> attest(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Reviewing by = reader.read(body.of(request), Reviewing.class);
    reviews.attest(message(id), viewer(by.officer(), by.role(), token), by.attested());
    return ResponseEntity.noContent().build();
  }

  /** It stays. */
  @PostMapping("/{id}/refuse")
  ResponseEntity<Void> refuse(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Reviewing by = reader.read(body.of(request), Reviewing.class);
    SlCode reason = by.reason();
    if (reason == null) {
      throw new RefusedException(new Fault(SlCode.MISSING_FIELD, "/reason"));
    }
    reviews.refuse(message(id), viewer(by.officer(), by.role(), token), reason);
    return ResponseEntity.noContent().build();
  }

  private Viewer viewer(OfficerId officer, AttesterRole role, Jwt token) throws RefusedException {
    return new Viewer(
        officer,
        new TreeSet<>(List.of(senders.of(token))),
        new TreeSet<>(List.of(role.toString())));
  }

  private static MessageId message(String id) throws RefusedException {
    try {
      return MessageId.of(id);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
  }

  private ResponseEntity<byte[]> answer(Object body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(body));
  }
}
