package se.sluss.adapters.provider.config;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sluss.adapters.kit.door.MachineDoor;

/** The door where a unit enters its people. */
@Configuration(proxyBeanMethods = false)
@Import(MachineDoor.class)
class Door {
  @Bean
  MachineDoor.Opens opens() {
    return new MachineDoor.Opens("/api/provider/**", "people", List.of());
  }
}
