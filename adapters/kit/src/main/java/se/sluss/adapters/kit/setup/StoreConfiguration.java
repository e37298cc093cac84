package se.sluss.adapters.kit.setup;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import org.flywaydb.core.api.Location;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.inbox.InboxStore;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.referral.Steppable;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sent.News;
import se.sluss.adapters.kit.sent.OwnReferrals;
import se.sluss.adapters.kit.sent.SentStore;
import se.sluss.adapters.kit.sent.WhomToCall;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/** The adapter's database, and what is kept in it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  /** Adds the kit's tables to those of the adapter itself, which are numbered from 100. */
  @Bean
  FlywayConfigurationCustomizer kitTables() {
    return flyway -> {
      Location[] own = flyway.getLocations();
      Location[] all = Arrays.copyOf(own, own.length + 1);
      all[own.length] = Location.fromPath("classpath:", "db/kit");
      flyway.locations(all);
    };
  }

  /** What an adapter says it has kept must be on its disk: it starts on no other database. */
  @Bean
  DurableStore durableStore(JdbcClient jdbc) {
    return new DurableStore(jdbc);
  }

  @Bean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  @Bean
  Vault vault(
      KitSettings settings,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      SecureRandom random) {
    byte[] master = Base64.getDecoder().decode(settings.atRestKey().value());
    return new Vault(master, jdbc, transactions, clock, random);
  }

  @Bean
  News news() {
    return new News();
  }

  @Bean
  SentStore sentStore(
      JdbcClient jdbc,
      Vault vault,
      Json json,
      Clock clock,
      MessageTypes types,
      Deadlines deadlines,
      Directory directory,
      LifeStore lives,
      Steppable steppable,
      ApplicationEventPublisher events) {
    WhomToCall call = new WhomToCall(types, deadlines, directory, clock);
    OwnReferrals own = new OwnReferrals(steppable, types, call);
    return new SentStore(jdbc, vault, json, clock, lives, own, events);
  }

  @Bean
  Outbox outbox(
      JdbcClient jdbc, Vault vault, SentStore sent, Json json, Clock clock, SecureRandom random) {
    return new Outbox(jdbc, vault, sent, json, clock, random);
  }

  @Bean
  InboxStore inboxStore(
      JdbcClient jdbc, Vault vault, Json json, Clock clock, LifeStore lives, Steppable steppable) {
    return new InboxStore(jdbc, vault, json, clock, lives, steppable);
  }

  @Bean
  LifeStore lifeStore(JdbcClient jdbc, Vault vault, Json json) {
    return new LifeStore(jdbc, vault, json);
  }

  @Bean
  Steppable steppable(MessageTypes types) {
    return new Steppable(types);
  }

  @Bean
  MessageSealer messageSealer(Clock clock, SecureRandom random, Json json, Verifier verifier) {
    return new MessageSealer(clock, random, json, verifier);
  }
}
