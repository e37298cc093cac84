package se.sluss.adapters.kit.setup;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.adapters.kit.inbox.Arrivals;
import se.sluss.adapters.kit.inbox.ClaimedInbox;
import se.sluss.adapters.kit.inbox.InboxStore;
import se.sluss.adapters.kit.inbox.Openings;
import se.sluss.adapters.kit.inbox.Steps;
import se.sluss.adapters.kit.inbox.Unanswered;
import se.sluss.adapters.kit.inbox.Unseal;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Receipts;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sent.SentStore;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/** What arrives, and the inbox. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
  @Bean
  Unseal unseal(Units units, Verifier verifier, PartSchemas schemas, Json json) {
    return new Unseal(units, verifier, schemas, json);
  }

  @Bean
  Openings openings(HubDoor hub, JdbcClient jdbc, Clock clock) {
    return new Openings(hub, jdbc, clock);
  }

  @Bean
  Steps steps(
      JdbcClient jdbc,
      Outbox outbox,
      Units units,
      Json json,
      Clock clock,
      TransactionTemplate transaction) {
    return new Steps(jdbc, outbox, units, json, clock, transaction);
  }

  @Bean
  Receipts receipts(
      Outbox outbox,
      SentStore sent,
      Units units,
      MessageSealer sealer,
      InboxStore inbox,
      ApplicationEventPublisher events) {
    return new Receipts(outbox, sent, units, sealer, new Unanswered(inbox, events));
  }

  @Bean
  Arrivals arrivals(
      KitSettings settings,
      Unseal unseal,
      InboxStore inbox,
      Steps steps,
      SentStore sent,
      Receipts receipts,
      Verifier verifier,
      Json json,
      JdbcClient jdbc,
      Clock clock,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    Arrivals.Deadlines deadlines =
        new Arrivals.Deadlines(
            settings.pace().answerUrgentWithin(), settings.pace().answerRoutineWithin());
    return new Arrivals(
        unseal,
        inbox,
        steps,
        sent,
        receipts,
        verifier,
        json,
        jdbc,
        clock,
        deadlines,
        transaction,
        events);
  }

  @Bean
  ClaimedInbox inbox(
      InboxStore store,
      Openings openings,
      Unseal unseal,
      Steps steps,
      Outbox outbox,
      MessageSealer sealer,
      Units units,
      MessageTypes types,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    return new ClaimedInbox(
        store, openings, unseal, steps, outbox, sealer, units, types, transaction, events);
  }
}
