package se.sluss.hub.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.hub.log.store.LogReader;

/** The log for any reader, as C2SP tlog-tiles has it: immutable tiles and the last checkpoint. */
@RestController
@RequestMapping("/log")
class LogApi {
  private final LogReader log;

  LogApi(LogReader log) {
    this.log = log;
  }

  @GetMapping(path = "/checkpoint", produces = "text/plain;charset=UTF-8")
  ResponseEntity<String> checkpoint() {
    return ResponseEntity.of(log.checkpoint());
  }

  @GetMapping("/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) {
    String path = request.getRequestURI().substring("/log/".length());
    return log.tile(path)
        .map(
            tile ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable())
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .body(tile))
        .orElseGet(LogApi::nothing);
  }

  /** What is no part of a log is not there; a reader of it has no use for our login page. */
  @GetMapping("/**")
  ResponseEntity<byte[]> other() {
    return nothing();
  }

  private static ResponseEntity<byte[]> nothing() {
    return ResponseEntity.notFound().build();
  }
}
