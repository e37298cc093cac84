package se.sluss.adapters.socialservices.config;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.Location;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.socialservices.inbound.sdk.Arrivals;
import se.sluss.adapters.socialservices.inbound.sdk.ReadArrival;
import se.sluss.adapters.socialservices.outbound.sdk.Deliveries;

/** What has gone and come by SDK; there to be asked also when SDK is not spoken any more. */
@Configuration(proxyBeanMethods = false)
class SdkStores {
  /** Our own tables beside the kit's. */
  @Bean
  FlywayConfigurationCustomizer sdkTables() {
    return flyway -> {
      List<Location> all = new ArrayList<>(List.of(flyway.getLocations()));
      all.add(Location.fromPath("classpath:", "db/socialservices"));
      flyway.locations(all.toArray(Location[]::new));
    };
  }

  @Bean
  Deliveries deliveriesBySdk(JdbcClient jdbc, Clock clock) {
    return new Deliveries(jdbc, clock);
  }

  @Bean
  Arrivals arrivalsBySdk(JdbcClient jdbc, Vault vault, Clock clock) {
    return new Arrivals(jdbc, vault, clock);
  }

  @Bean
  ReadArrival readArrival(Arrivals arrivals) {
    return new ReadArrival(arrivals);
  }
}
