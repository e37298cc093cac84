package se.sluss.adapters.kit.setup;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.handover.CodeTries;
import se.sluss.adapters.kit.handover.HandoverStore;
import se.sluss.adapters.kit.handover.Handovers;
import se.sluss.adapters.kit.handover.UnitHandovers;
import se.sluss.adapters.kit.inbox.Handlers;
import se.sluss.adapters.kit.inbox.HeldReferrals;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Preview;
import se.sluss.adapters.kit.onward.Onwards;
import se.sluss.adapters.kit.onward.UnitOnwards;
import se.sluss.adapters.kit.onward.WriteOnward;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/** What a unit does with what it has received, besides answering: hand-overs, and onward. */
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

  @Bean
  HeldReferrals heldReferrals(Handlers handlers, LifeStore lives, TransactionTemplate transaction) {
    return new HeldReferrals(handlers, lives, new Transactions(transaction));
  }

  @Bean
  Onwards onwards(
      HeldReferrals held,
      Dispatches dispatches,
      Preview preview,
      Units units,
      MessageTypes types,
      PartSchemas schemas,
      Directory directory,
      Json json) {
    return new UnitOnwards(
        held, new WriteOnward(types, schemas, directory, json), dispatches, preview, units);
  }
}
