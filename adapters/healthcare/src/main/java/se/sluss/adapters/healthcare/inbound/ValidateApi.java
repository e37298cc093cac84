package se.sluss.adapters.healthcare.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.healthcare.mapping.FhirJson;
import se.sluss.adapters.healthcare.mapping.Formats;
import se.sluss.adapters.healthcare.mapping.SmartScopes;
import se.sluss.adapters.healthcare.mapping.Validation;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;

/** Whether a Bundle would be taken. Stores, seals and sends nothing. */
@RestController
class ValidateApi {
  private final BoundedBody body;
  private final Validation validation;
  private final FhirJson fhir;

  ValidateApi(BoundedBody body, Validation validation, FhirJson fhir) {
    this.body = body;
    this.validation = validation;
    this.fhir = fhir;
  }

  /** 200 with what is wrong, also when much is: the question was answered. */
  @PostMapping("/fhir/Bundle/$validate")
  ResponseEntity<byte[]> validate(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Formats.in(request);
    Formats.out(request);
    SmartScopes.require(token, 'c', "ServiceRequest");
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(FhirJson.MEDIA_TYPE)
        .body(fhir.write(validation.of(body.of(request))));
  }
}
