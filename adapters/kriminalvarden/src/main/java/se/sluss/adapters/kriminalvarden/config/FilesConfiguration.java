package se.sluss.adapters.kriminalvarden.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.Location;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.adapters.kit.units.Units;
import se.sluss.adapters.kriminalvarden.inbound.ClearAway;
import se.sluss.adapters.kriminalvarden.inbound.Folders;
import se.sluss.adapters.kriminalvarden.inbound.PickUp;
import se.sluss.adapters.kriminalvarden.inbound.Rested;
import se.sluss.adapters.kriminalvarden.inbound.TakeItems;
import se.sluss.adapters.kriminalvarden.mapping.Dispatching;
import se.sluss.adapters.kriminalvarden.outbound.KeepReceipt;
import se.sluss.adapters.kriminalvarden.outbound.Receipts;
import se.sluss.adapters.kriminalvarden.outbound.Statuses;
import se.sluss.adapters.kriminalvarden.outbound.Told;
import se.sluss.adapters.kriminalvarden.outbound.WriteReceipt;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.probation.HandoverFiles;
import se.sluss.probation.OutFiles;
import se.sluss.probation.Parts;

/** The folders of our units, and what works in them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileSettings.class)
class FilesConfiguration {
  /** Our own tables beside the kit's. */
  @Bean
  FlywayConfigurationCustomizer fileTables() {
    return flyway -> {
      List<Location> all = new ArrayList<>(List.of(flyway.getLocations()));
      all.add(Location.fromPath("classpath:", "db/kriminalvarden"));
      flyway.locations(all.toArray(Location[]::new));
    };
  }

  /** Closed with the program, which lets go of the folders. */
  @Bean
  Folders watchedFolders(FileSettings files, KitSettings settings, Units units, Clock clock)
      throws IOException {
    Path given = files.folder();
    return Folders.open(
        given == null ? settings.dataDir().resolve("files") : given,
        units.ours().stream().map(unit -> unit.id()).toList(),
        new Uuid7(clock, new SecureRandom()),
        clock);
  }

  @Bean
  Receipts fileReceipts(JdbcClient jdbc, Clock clock) {
    return new Receipts(jdbc, clock);
  }

  @Bean
  TakeItems takeItems(PartSchemas schemas, Dispatches dispatches, Receipts receipts, Clock clock) {
    return new TakeItems(
        new HandoverFiles(schemas),
        new Dispatching(new Parts(schemas)),
        dispatches,
        receipts,
        new OutFiles(),
        clock);
  }

  @Bean
  FileRoutes fileRoutes(
      FileSettings settings,
      Folders folders,
      TakeItems takeItems,
      Receipts receipts,
      SentMessages sent,
      JdbcClient jdbc,
      Clock clock) {
    return new FileRoutes(
        settings.lookEvery(),
        new PickUp(folders, new Rested(settings.restFor(), settings.patience(), clock)),
        takeItems,
        new KeepReceipt(receipts),
        new WriteReceipt(folders),
        new ClearAway(folders),
        new Statuses(folders, sent, new Told(jdbc), new OutFiles()));
  }
}
