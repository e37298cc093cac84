package se.sluss.adapters.provider;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import se.sluss.adapters.kit.setup.KitAutoConfiguration;

/**
 * Tells people without systems that they have something to read; its settings are in {@code
 * provider.yaml}. Of the kit it has the store and the doors: no broker, no key of a unit, no inbox.
 */
@SpringBootApplication(exclude = KitAutoConfiguration.class)
public class ProviderAdapter {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(ProviderAdapter.class);
    application.setDefaultProperties(Map.of("spring.config.name", "provider"));
    application.run(args);
  }
}
