package se.sluss.adapters.police;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The police adapter as a program of its own; its settings are in {@code police.yaml}. */
@SpringBootApplication
public class PoliceAdapter {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(PoliceAdapter.class);
    application.setDefaultProperties(Map.of("spring.config.name", "police"));
    application.run(args);
  }
}
