package se.sluss.adapters.template.inbound;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door's own description. */
@RestController
class OpenApi {
  @GetMapping("/api/template/openapi.yaml")
  ResponseEntity<Resource> describe() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml"))
        .body(new ClassPathResource("se/sluss/adapters/template/openapi.yaml"));
  }
}
