package se.sluss.adapters.kit.setup;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.handover.CodeTries;
import se.sluss.adapters.kit.handover.HandoverStore;
import se.sluss.adapters.kit.handover.Handovers;
import se.sluss.adapters.kit.handover.UnitHandovers;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Json;

/** Hand-overs without a name. */
@Configuration(proxyBeanMethods = false)
class HandoverConfiguration {
  @Bean
  CodeTries codeTries(
      KitSettings settings,
      JdbcClient jdbc,
      Vault vault,
      Clock clock,
      TransactionTemplate transaction)
      throws ConfigException {
    return new CodeTries(jdbc, vault, Limits.load(settings.configDir()), clock, transaction);
  }

  @Bean
  HandoverStore handoverStore(
      JdbcClient jdbc, Vault vault, CodeTries codes, Json json, Clock clock) {
    return new HandoverStore(jdbc, vault, codes, json, clock);
  }

  @Bean
  Handovers handovers(
      HandoverStore store,
      CodeTries codes,
      Dispatches dispatches,
      Json json,
      Clock clock,
      TransactionTemplate transaction) {
    return new UnitHandovers(store, codes, dispatches, json, clock, transaction);
  }
}
