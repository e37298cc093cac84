package se.sluss.hub.server;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The hub as a program of its own. What {@code hub.yaml} leaves open is given from outside, such as
 * by {@code --spring.config.additional-location=file:FILE}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HubServer {
  /** Starts the hub. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(HubServer.class);
    application.setDefaultProperties(Map.of("spring.config.name", "hub"));
    application.run(args);
  }
}
