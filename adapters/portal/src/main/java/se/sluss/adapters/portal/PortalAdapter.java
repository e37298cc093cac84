package se.sluss.adapters.portal;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The portal as a program of its own. Its settings are in {@code portal.yaml}. */
@SpringBootApplication
public class PortalAdapter {
  /** Starts the portal. */
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(PortalAdapter.class)
        .properties("spring.config.name=portal")
        .run(arguments);
  }
}
