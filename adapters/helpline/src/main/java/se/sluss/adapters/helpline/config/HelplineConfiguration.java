package se.sluss.adapters.helpline.config;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.Location;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.helpline.inbound.LiveCodes;
import se.sluss.adapters.helpline.inbound.PassingOn;
import se.sluss.adapters.helpline.mapping.FairOrder;
import se.sluss.adapters.helpline.mapping.Fitting;
import se.sluss.adapters.helpline.mapping.Unnamed;
import se.sluss.adapters.helpline.outbound.Offered;
import se.sluss.adapters.helpline.outbound.Shares;
import se.sluss.adapters.helpline.outbound.TakeIn;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.handover.CodeTries;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.contracts.wire.Json;

/** What the helpline's door is made of. */
@Configuration(proxyBeanMethods = false)
class HelplineConfiguration {
  /** Our own tables beside the kit's. */
  @Bean
  FlywayConfigurationCustomizer helplineTables() {
    return flyway -> {
      List<Location> all = new ArrayList<>(List.of(flyway.getLocations()));
      all.add(Location.fromPath("classpath:", "db/helpline"));
      flyway.locations(all.toArray(Location[]::new));
    };
  }

  @Bean
  FairOrder fairOrder(SecureRandom random) {
    return new FairOrder(random);
  }

  @Bean
  Fitting fitting(Directory directory, Units units, Clock clock) {
    return new Fitting(directory, units, clock);
  }

  @Bean
  LiveCodes liveCodes(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
    return new LiveCodes(jdbc, clock, transaction);
  }

  @Bean
  Offered offered(JdbcClient jdbc, Vault vault, Json json) {
    return new Offered(jdbc, vault, json);
  }

  @Bean
  Shares shares(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
    return new Shares(jdbc, clock, transaction);
  }

  @Bean
  PassingOn passingOn(
      KitSettings settings,
      Fitting fitting,
      LiveCodes live,
      Offered offered,
      Shares shares,
      CodeTries codes,
      Vault vault,
      Dispatches dispatches,
      Json json,
      SecureRandom random,
      Clock clock)
      throws ConfigException {
    return new PassingOn(
        fitting,
        new Unnamed(json),
        live,
        offered,
        shares,
        codes,
        vault,
        dispatches,
        Lifetimes.load(settings.configDir()).helplineCode(),
        random,
        clock);
  }

  @Bean
  HelplineRoutes helplineRoutes(
      Inbox inbox, Units units, Offered offered, Shares shares, LiveCodes live) {
    return new HelplineRoutes(new TakeIn(inbox, units, offered, shares), live, shares);
  }
}
