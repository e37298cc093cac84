package se.sluss.adapters.socialservices;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The adapter as a program of its own; its settings are in {@code socialservices.yaml}. */
@SpringBootApplication
public class SocialServicesAdapter {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(SocialServicesAdapter.class);
    application.setDefaultProperties(Map.of("spring.config.name", "socialservices"));
    application.run(args);
  }
}
