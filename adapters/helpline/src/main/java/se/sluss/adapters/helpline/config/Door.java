package se.sluss.adapters.helpline.config;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sluss.adapters.kit.door.MachineDoor;

/** The door of the counsellors' tool. */
@Configuration(proxyBeanMethods = false)
@Import(MachineDoor.class)
class Door {
  @Bean
  MachineDoor.Opens opens() {
    return new MachineDoor.Opens(
        "/api/helpline/**", "counsel", List.of("/api/helpline/openapi.yaml"));
  }
}
