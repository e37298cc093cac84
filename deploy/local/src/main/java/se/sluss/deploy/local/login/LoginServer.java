package se.sluss.deploy.local.login;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The embedded OpenID Connect login; {@code login.yaml} names its people and clients. */
@SpringBootApplication
@EnableConfigurationProperties(LoginSettings.class)
public class LoginServer {
  /** Starts it alone. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(LoginServer.class);
    application.setDefaultProperties(java.util.Map.of("spring.config.name", "login"));
    application.run(args);
  }
}
