package se.sluss.adapters.helpline.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.wire.Json;

/** The shares, to be published. */
@RestController
class SharesApi {
  private static final MediaType CSV = new MediaType("text", "csv", UTF_8);

  private final Shares shares;
  private final Json json;

  SharesApi(Shares shares, Json json) {
    this.shares = shares;
    this.json = json;
  }

  /** As JSON. */
  @GetMapping("/api/helpline/shares")
  ResponseEntity<byte[]> asJson() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.write(all()));
  }

  /** As a table. */
  @GetMapping("/api/helpline/shares.csv")
  ResponseEntity<byte[]> asTable() {
    String table =
        Stream.concat(Stream.of(PublishedShare.HEAD), all().stream().map(PublishedShare::row))
            .collect(Collectors.joining("\r\n", "", "\r\n"));
    return ResponseEntity.ok().contentType(CSV).body(table.getBytes(UTF_8));
  }

  private List<PublishedShare> all() {
    return shares.ofPastMonths().stream().map(PublishedShare::of).toList();
  }
}
