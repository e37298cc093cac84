package se.sluss.hub.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub as a program of its own; its settings are in {@code hub.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HubServer {
  /** Starts the hub. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(HubServer.class);
    application.setDefaultProperties(java.util.Map.of("spring.config.name", "hub"));
    application.run(args);
  }
}
