package se.sluss.adapters.helpline.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.helpline.mapping.PassOn;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.wire.Json;

/** Passes on, reads times against a code, and tells which was chosen. */
@RestController
class HandoversApi {
  private final PassingOn passing;
  private final BoundedBody body;
  private final StrictReader reader;
  private final SenderUnit senders;
  private final Json json;

  HandoversApi(
      PassingOn passing, BoundedBody body, StrictReader reader, SenderUnit senders, Json json) {
    this.passing = passing;
    this.body = body;
    this.reader = reader;
    this.senders = senders;
    this.json = json;
  }

  /**
   * A code as a caller says it.
   *
   * @param officer the counsellor
   * @param code as typed
   */
  public record Trying(OfficerId officer, String code) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Trying[]";
    }
  }

  /**
   * The time that a caller chooses.
   *
   * @param officer the counsellor
   * @param code as typed
   * @param chosen one of those offered
   */
  public record Choosing(OfficerId officer, String code, HelplineOffer.Time chosen) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Choosing[]";
    }
  }

  /** Passes on: 201 with the code, which is told in this answer and never again. */
  @PostMapping("/api/helpline/handovers")
  ResponseEntity<byte[]> passOn(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    PassOn said = reader.read(body.of(request), PassOn.class);
    return answer(HttpStatus.CREATED, passing.passOn(said, senders.of(token)));
  }

  /** The times offered against a code. */
  @PostMapping("/api/helpline/codes/times")
  ResponseEntity<byte[]> times(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Trying trying = reader.read(body.of(request), Trying.class);
    return answer(HttpStatus.OK, passing.times(trying.code(), trying.officer(), senders.of(token)));
  }

  /** Tells the provider which time was chosen: 204 when it is durable here. */
  @PostMapping("/api/helpline/codes/choice")
  ResponseEntity<Void> choose(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Choosing choosing = reader.read(body.of(request), Choosing.class);
    passing.choose(choosing.code(), choosing.chosen(), choosing.officer(), senders.of(token));
    return ResponseEntity.noContent().build();
  }

  private ResponseEntity<byte[]> answer(HttpStatus status, Object says) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(says));
  }
}
