package se.sluss.adapters.socialservices.config;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sluss.adapters.kit.door.MachineDoor;
import se.sluss.adapters.socialservices.transport.as4.As4Door;

/** The case system's door, and beside it the other access points', who prove themselves. */
@Configuration(proxyBeanMethods = false)
@Import(MachineDoor.class)
class Door {
  @Bean
  MachineDoor.Opens opens() {
    return new MachineDoor.Opens(
        "/api/social/**", "case-system", List.of("/api/social/openapi.yaml", As4Door.PATH));
  }
}
