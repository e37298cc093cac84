package se.sluss.adapters.police.outbound;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.notification.KeptNos;
import se.sluss.adapters.police.mapping.AskAgain;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** Who said no and is to be asked again, for the unit that asked. */
@RestController
@RequestMapping(path = "/api/police", produces = MediaType.APPLICATION_JSON_VALUE)
class AskAgainApi {
  private final KeptNos noes;
  private final SenderUnit senders;
  private final Json json;

  AskAgainApi(KeptNos noes, SenderUnit senders, Json json) {
    this.noes = noes;
    this.senders = senders;
    this.json = json;
  }

  /** Those to ask again on a day or before it, the first first. */
  @GetMapping("/ask-again")
  ResponseEntity<byte[]> until(@RequestParam String until, @AuthenticationPrincipal Jwt token)
      throws RefusedException {
    LocalDate day;
    try {
      day = LocalDate.parse(until);
    } catch (DateTimeException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/until"));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            json.write(
                noes.toAskAgain(senders.of(token), day).stream().map(AskAgain::of).toList()));
  }
}
