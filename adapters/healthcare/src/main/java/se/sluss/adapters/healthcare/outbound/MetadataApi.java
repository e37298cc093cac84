package se.sluss.adapters.healthcare.outbound;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.healthcare.mapping.Capabilities;
import se.sluss.adapters.healthcare.mapping.FhirJson;
import se.sluss.adapters.healthcare.mapping.Formats;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;

/** What this server is, without login; and a clear no to all that it is not. */
@RestController
class MetadataApi {
  private final FhirJson fhir;

  MetadataApi(FhirJson fhir) {
    this.fhir = fhir;
  }

  /** The CapabilityStatement. */
  @GetMapping("/fhir/metadata")
  ResponseEntity<byte[]> metadata(HttpServletRequest request) throws RefusedException {
    Formats.out(request);
    return ResponseEntity.ok()
        .contentType(FhirJson.MEDIA_TYPE)
        .body(fhir.write(Capabilities.statement()));
  }

  /** Every interaction that nothing else answers. */
  @RequestMapping("/fhir/**")
  ResponseEntity<byte[]> notOffered() throws RefusedException {
    throw new RefusedException(SlCode.FHIR_NOT_OFFERED);
  }
}
