package se.sluss.adapters.kit.notification;

import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.event.EventCheck;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/** The way of an event, wired. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeptNoSettings.class)
public class NotificationConfiguration {
  @Bean
  OnCall onCall(Directory directory, Clock clock) {
    return new OnCall(directory, clock);
  }

  @Bean
  EventTracks eventTracks(JdbcClient jdbc, Vault vault, Json json, Clock clock) {
    return new EventTracks(jdbc, vault, json, clock);
  }

  @Bean
  KeptNos keptNos(JdbcClient jdbc, Vault vault, Json json, Clock clock, KeptNoSettings settings) {
    return new KeptNos(jdbc, vault, json, clock, settings);
  }

  @Bean
  EraseNos eraseNos(KeptNos noes) {
    return new EraseNos(noes);
  }

  @Bean
  FirstSteps firstSteps(
      KitSettings settings,
      MessageTypes types,
      Handling handling,
      Directory directory,
      Units units,
      PartSchemas schemas,
      HubDoor hub,
      OnCall onCall,
      Json json,
      Vault vault,
      Clock clock) {
    return new FirstSteps(
        new ChooseTracks(types, handling, settings.pace().consentLasts(), clock),
        new FindUnit(directory, units, types, onCall, clock),
        new WriteParts(schemas, directory, new EventNames(vault), json, clock),
        new AskTheHub(hub, handling, onCall));
  }

  @Bean
  NotificationRoute notificationRoute(
      FirstSteps first,
      Units units,
      MessageSealer sealer,
      Outbox outbox,
      EventTracks tracks,
      KeptNos noes,
      SentMessages sent,
      OnCall onCall,
      TransactionTemplate transaction) {
    return new NotificationRoute(
        first.chooseTracks(),
        first.findUnit(),
        first.writeParts(),
        first.askTheHub(),
        new SealTracks(sealer, units, onCall),
        new VictimsSideFirst(sent, onCall),
        new KeepInOutbox(outbox, tracks, noes, onCall, transaction));
  }

  @Bean
  Preview preview(Units units, FirstSteps first, OnCall onCall, Clock clock) {
    return new LookAhead(new EventCheck(clock), units, first, onCall);
  }

  @Bean
  NotificationsByRoute notifications(
      Units units, EventTracks tracks, ProducerTemplate way, Clock clock) {
    return new NotificationsByRoute(new EventCheck(clock), units, tracks, way);
  }
}
