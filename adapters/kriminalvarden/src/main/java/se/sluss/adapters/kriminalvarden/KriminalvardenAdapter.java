package se.sluss.adapters.kriminalvarden;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Kriminalvården's adapter as a program of its own; settings in {@code kriminalvarden.yaml}. */
@SpringBootApplication
public class KriminalvardenAdapter {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(KriminalvardenAdapter.class);
    application.setDefaultProperties(Map.of("spring.config.name", "kriminalvarden"));
    application.run(args);
  }
}
