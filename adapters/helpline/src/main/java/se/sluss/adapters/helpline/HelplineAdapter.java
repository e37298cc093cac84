package se.sluss.adapters.helpline;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The helpline's adapter as a program of its own; its settings are in {@code helpline.yaml}. */
@SpringBootApplication
public class HelplineAdapter {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(HelplineAdapter.class);
    application.setDefaultProperties(Map.of("spring.config.name", "helpline"));
    application.run(args);
  }
}
