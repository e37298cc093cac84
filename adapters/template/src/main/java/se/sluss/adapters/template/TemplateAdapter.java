package se.sluss.adapters.template;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The template as a program of its own; its settings are in {@code template.yaml}. */
@SpringBootApplication
public class TemplateAdapter {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(TemplateAdapter.class);
    application.setDefaultProperties(Map.of("spring.config.name", "template"));
    application.run(args);
  }
}
