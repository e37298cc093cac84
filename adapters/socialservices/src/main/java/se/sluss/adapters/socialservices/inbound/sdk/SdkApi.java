package se.sluss.adapters.socialservices.inbound.sdk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.socialservices.mapping.Acting;
import se.sluss.adapters.socialservices.mapping.CaseSystem;
import se.sluss.adapters.socialservices.outbound.sdk.Deliveries;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import se.sluss.sdk.message.SdkMessage;

/** What has gone and come by SDK, for people: in codes, and what is for them to read. */
@RestController
@RequestMapping(path = "/api/social/sdk", produces = MediaType.APPLICATION_JSON_VALUE)
class SdkApi {
  private final CaseSystem caseSystem;
  private final Arrivals arrivals;
  private final ReadArrival reader;
  private final Deliveries deliveries;
  private final BoundedBody body;
  private final StrictReader requests;
  private final Json json;

  SdkApi(
      CaseSystem caseSystem,
      Arrivals arrivals,
      ReadArrival reader,
      Deliveries deliveries,
      BoundedBody body,
      StrictReader requests,
      Json json) {
    this.caseSystem = caseSystem;
    this.arrivals = arrivals;
    this.reader = reader;
    this.deliveries = deliveries;
    this.body = body;
    this.requests = requests;
    this.json = json;
  }

  /** What has gone, newest first, with both ids of each. */
  @GetMapping("/deliveries")
  ResponseEntity<byte[]> deliveries(@AuthenticationPrincipal Jwt token) throws RefusedException {
    return answer(deliveries.of(caseSystem.units(token)));
  }

  /** What has come, newest first. */
  @GetMapping("/arrivals")
  ResponseEntity<byte[]> arrivals(@AuthenticationPrincipal Jwt token) throws RefusedException {
    return answer(arrivals.of(caseSystem.units(token)));
  }

  /** A text or a file from a unit, handed over to be registered. */
  @PostMapping("/arrivals/{id}/open")
  ResponseEntity<byte[]> open(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Viewer viewer = caseSystem.viewer(requests.read(body.of(request), Acting.class), token);
    Arrival arrival = arrival(id, viewer);
    SdkMessage message = reader.read(arrival);
    arrivals.opened(arrival, viewer.officer());
    List<String> texts =
        message.documents().stream().flatMap(each -> each.texts().stream()).toList();
    List<SdkMessage.File> files =
        message.documents().stream().flatMap(each -> each.files().stream()).toList();
    return answer(Map.of("arrival", arrival, "texts", texts, "files", files));
  }

  /** It is registered in the unit's own records: its content is erased here. */
  @PostMapping("/arrivals/{id}/registered")
  ResponseEntity<byte[]> registered(
      @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Viewer viewer = caseSystem.viewer(requests.read(body.of(request), Acting.class), token);
    Arrival arrival = arrival(id, viewer);
    if (arrival.state() != Arrival.State.FOR_PEOPLE) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    arrivals.registered(arrival, viewer.officer());
    return answer(Map.of("message", arrival.message()));
  }

  private Arrival arrival(String id, Viewer viewer) throws RefusedException {
    try {
      return arrivals
          .of(viewer.units(), UUID.fromString(id))
          .orElseThrow(() -> new RefusedException(SlCode.NOT_FOUND));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
  }

  private ResponseEntity<byte[]> answer(Object what) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(what));
  }
}
