package se.sluss.adapters.template.config;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sluss.adapters.kit.door.MachineDoor;

/** The system's door. */
@Configuration(proxyBeanMethods = false)
@Import(MachineDoor.class)
class Door {
  @Bean
  MachineDoor.Opens opens() {
    return new MachineDoor.Opens(
        "/api/template/**", "refer", List.of("/api/template/openapi.yaml"));
  }
}
