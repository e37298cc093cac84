package se.sluss.adapters.helpline.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.helpline.mapping.FairOrder;
import se.sluss.adapters.helpline.mapping.Fitting;
import se.sluss.adapters.helpline.mapping.Fitting.Fits;
import se.sluss.adapters.helpline.outbound.Shares;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.contracts.wire.Json;

/** What the counsellor reads before any name, and whom the caller can be passed on to. */
@RestController
class ProvidersApi {
  private final Fitting fitting;
  private final FairOrder order;
  private final Shares shares;
  private final BoundedBody body;
  private final StrictReader reader;
  private final SenderUnit senders;
  private final Json json;
  private final DutyText duty = DutyText.load();

  ProvidersApi(
      Fitting fitting,
      FairOrder order,
      Shares shares,
      BoundedBody body,
      StrictReader reader,
      SenderUnit senders,
      Json json) {
    this.fitting = fitting;
    this.order = order;
    this.shares = shares;
    this.body = body;
    this.reader = reader;
    this.senders = senders;
    this.json = json;
  }

  /**
   * Those who fit.
   *
   * @param duty to be read first
   * @param providers in an order drawn for this answer
   */
  public record Shown(DutyText duty, List<Fits> providers) {
    /** Copies the list. */
    public Shown {
      providers = List.copyOf(providers);
    }
  }

  /** When a child or a life obliges. */
  @GetMapping("/api/helpline/duty")
  ResponseEntity<byte[]> duty() {
    return answer(duty);
  }

  /** Those who fit. A body and no address: what is asked for stands in no log of addresses. */
  @PostMapping("/api/helpline/providers")
  ResponseEntity<byte[]> providers(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    senders.of(token);
    Fitting.Asked asked = reader.read(body.of(request), Fitting.Asked.class);
    List<Fits> drawn = order.of(fitting.of(asked));
    shares.shown(drawn.stream().map(Fits::unit).toList());
    return answer(new Shown(duty, drawn));
  }

  private ResponseEntity<byte[]> answer(Object says) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(says));
  }
}
