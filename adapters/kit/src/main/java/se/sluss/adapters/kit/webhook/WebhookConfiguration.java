package se.sluss.adapters.kit.webhook;

import java.time.Clock;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.contracts.wire.Json;

/** Only where the agency's system wants to be told. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sluss.webhook.url")
@EnableConfigurationProperties(WebhookSettings.class)
public class WebhookConfiguration {
  @Bean
  TellSystem tellSystem(
      WebhookSettings settings, JdbcClient jdbc, SentMessages sent, Json json, Clock clock) {
    return new TellSystem(
        new WebhookStore(jdbc),
        new SignedCall(settings, clock),
        sent,
        json,
        clock,
        settings.restAtMost());
  }

  @Bean
  RouteBuilder webhookRoute(WebhookSettings settings, TellSystem system) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        onException(Exception.class)
            .handled(true)
            .log(LoggingLevel.WARN, "${routeId} failed, and is tried again: ${exception.class}");
        from("timer:kit-webhook?delay=0&period=" + settings.every().toMillis())
            .routeId("tell-system")
            .bean(system, "tell");
      }
    };
  }
}
