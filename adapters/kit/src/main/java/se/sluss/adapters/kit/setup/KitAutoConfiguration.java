package se.sluss.adapters.kit.setup;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import se.sluss.adapters.kit.notification.NotificationConfiguration;
import se.sluss.adapters.kit.webhook.WebhookConfiguration;
import se.sluss.adapters.kit.witness.WitnessConfiguration;

/** Everything an adapter gets by having the kit among its dependencies. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
      "org.apache.camel.spring.boot.CamelAutoConfiguration"
    },
    beforeName =
        "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet"
            + ".OAuth2ResourceServerAutoConfiguration")
@EnableConfigurationProperties(KitSettings.class)
@Import({
  TrustConfiguration.class,
  HubConfiguration.class,
  StoreConfiguration.class,
  HandoverConfiguration.class,
  InboxConfiguration.class,
  NotificationConfiguration.class,
  LinkConfiguration.class,
  LoginConfiguration.class,
  WebhookConfiguration.class,
  WitnessConfiguration.class
})
public class KitAutoConfiguration {
  /** The one clock, unless the launcher has given another. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
