package se.sluss.hub.server.api;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.ConsentChanged;
import se.sluss.hub.server.rights.Consents;

/** Where a consent is taken back, said never to have been, or confirmed outside custody. */
@RestController
@RequestMapping("/api/consents")
class ConsentsApi {
  private final OwnUnits units;
  private final Consents consents;

  ConsentsApi(OwnUnits units, Consents consents) {
    this.units = units;
    this.consents = consents;
  }

  /** Changes it at once, on every node; the same again gets the same answer. */
  @PostMapping("/{consent}")
  ConsentChanged change(
      @PathVariable String consent,
      @RequestBody ConsentChange change,
      @AuthenticationPrincipal Jwt adapter) {
    ConsentId id;
    try {
      id = ConsentId.of(consent);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(SlCode.NOT_FOUND, null);
    }
    if (!change.fitsItsReason()) {
      throw new RefusedException(SlCode.WRONG_VALUE, "/reason");
    }
    return consents
        .change(id, units.own(change.unit(), adapter), change)
        .map(ConsentChanged::new)
        .orElseThrow(() -> new RefusedException(SlCode.NOT_FOUND, null));
  }
}
