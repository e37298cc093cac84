package se.sluss.adapters.healthcare;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The health care adapter as a program of its own; its settings are in {@code healthcare.yaml}. */
@SpringBootApplication
public class HealthcareAdapter {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(HealthcareAdapter.class);
    application.setDefaultProperties(Map.of("spring.config.name", "healthcare"));
    application.run(args);
  }
}
