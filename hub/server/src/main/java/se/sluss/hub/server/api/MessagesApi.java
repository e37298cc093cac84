package se.sluss.hub.server.api;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.server.way.Arrived;
import se.sluss.hub.server.way.Came;
import se.sluss.hub.server.way.ReadUplink;
import se.sluss.hub.server.way.TakeRequests;
import se.sluss.hub.server.way.Told;

/**
 * The intake over HTTP, for an adapter that has no broker at hand: the same bytes as on the broker,
 * and the same signed receipt. The answer comes when the receipt is a promise: all it tells of is
 * on the database's disk.
 */
@RestController
@RequestMapping("/api/messages")
class MessagesApi {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final TakeRequests door;
  private final ReadUplink read;
  private final OwnUnits units;
  private final Json json;

  MessagesApi(TakeRequests door, ReadUplink read, OwnUnits units, Json json) {
    this.door = door;
    this.read = read;
    this.units = units;
    this.json = json;
  }

  /**
   * Takes a submission or a recipient's evidence.
   *
   * @param uplink as on the broker
   * @param unit for which it is sent
   * @return 202 with the receipt when at least one message is accepted; 422 with the receipt when
   *     none is; 204 for evidence, which has none
   * @throws RefusedException for what cannot be read, or is another's; and when it could not be
   *     recorded now, which is to be sent again
   */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> take(
      @RequestBody byte[] uplink, @RequestParam String unit, @AuthenticationPrincipal Jwt adapter)
      throws InterruptedException {
    Bytes bytes = Bytes.of(uplink);
    Came came =
        new Came(
            new Arrived.From(OwnUnits.adapterOf(adapter), units.own(unit, adapter).id().value()),
            bytes);
    return recorded(came)
        .of(bytes.sha256(), units.all(adapter))
        .map(this::answer)
        .orElseGet(() -> withoutReceipt(came));
  }

  private Told recorded(Came came) throws InterruptedException {
    try {
      return door.take(came).get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RefusedException(SlCode.INTERNAL, null);
    }
  }

  private ResponseEntity<byte[]> answer(Told.Answer answer) {
    boolean accepted =
        answer.receipt().results().stream()
            .anyMatch(result -> result.verdict() == Verdict.ACCEPTED);
    return ResponseEntity.status(accepted ? HttpStatus.ACCEPTED : HttpStatus.UNPROCESSABLE_CONTENT)
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(answer.signed()));
  }

  private ResponseEntity<byte[]> withoutReceipt(Came came) {
    return switch (read.read(came)) {
      case Arrived.Unbelieved no -> throw new RefusedException(no.code(), no.field());
      case Arrived.Reported _ -> ResponseEntity.noContent().build();
      // Read and not answered: the submission was some other adapter's.
      case Arrived.Submitted _ -> throw new RefusedException(SlCode.NOT_FOUND, null);
    };
  }
}
