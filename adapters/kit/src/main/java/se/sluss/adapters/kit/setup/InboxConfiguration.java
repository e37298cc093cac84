package se.sluss.adapters.kit.setup;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.handover.HandoverStore;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.adapters.kit.inbox.Answers;
import se.sluss.adapters.kit.inbox.Arrivals;
import se.sluss.adapters.kit.inbox.BrokenGlasses;
import se.sluss.adapters.kit.inbox.ClaimedInbox;
import se.sluss.adapters.kit.inbox.Handlers;
import se.sluss.adapters.kit.inbox.HeldConsents;
import se.sluss.adapters.kit.inbox.HeldEvents;
import se.sluss.adapters.kit.inbox.HeldSafety;
import se.sluss.adapters.kit.inbox.InboxStore;
import se.sluss.adapters.kit.inbox.Openings;
import se.sluss.adapters.kit.inbox.ReadPart;
import se.sluss.adapters.kit.inbox.Stepped;
import se.sluss.adapters.kit.inbox.Steps;
import se.sluss.adapters.kit.inbox.Unanswered;
import se.sluss.adapters.kit.inbox.Unseal;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Receipts;
import se.sluss.adapters.kit.outbox.SealAgain;
import se.sluss.adapters.kit.outbox.StandIns;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.referral.Steppable;
import se.sluss.adapters.kit.review.OwnReviews;
import se.sluss.adapters.kit.review.ReviewStore;
import se.sluss.adapters.kit.review.Reviews;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sent.SentConsents;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.kit.sent.SentStore;
import se.sluss.adapters.kit.sent.SignedSteps;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/** What arrives, and the inbox. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
  @Bean
  ReadPart readPart(PartSchemas schemas, Json json) {
    return new ReadPart(schemas, json);
  }

  @Bean
  Unseal unseal(Units units, Verifier verifier, ReadPart reader, Json json) {
    return new Unseal(units, verifier, reader, json);
  }

  @Bean
  ReviewStore reviewStore(JdbcClient jdbc, Vault vault, Json json, Handling handling, Clock clock) {
    return new ReviewStore(jdbc, vault, json, handling.review(), clock);
  }

  @Bean
  Reviews reviews(
      ReviewStore store,
      ReadPart reader,
      Outbox outbox,
      SentStore sent,
      Units units,
      Json json,
      Clock clock,
      TransactionTemplate transaction) {
    return new OwnReviews(
        store, reader, outbox, sent, units, json, clock, new Transactions(transaction));
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
  SealAgain sealAgain(Outbox outbox, Units units, MessageSealer sealer) {
    return new SealAgain(outbox, units, sealer);
  }

  @Bean
  StandIns standIns(
      JdbcClient jdbc,
      Vault vault,
      Json json,
      Clock clock,
      MessageTypes types,
      Deadlines deadlines,
      Units units,
      SealAgain again) {
    return new StandIns(jdbc, vault, json, clock, types, deadlines, units, again);
  }

  @Bean
  Receipts receipts(
      Outbox outbox,
      SentStore sent,
      SealAgain again,
      StandIns standIns,
      InboxStore inbox,
      LifeStore lives,
      ReviewStore reviews,
      Unseal unseal,
      ApplicationEventPublisher events) {
    return new Receipts(
        outbox, sent, again, standIns, new Unanswered(inbox, lives, events), reviews, unseal::own);
  }

  @Bean
  Arrivals arrivals(
      Unseal unseal,
      InboxStore inbox,
      Steps steps,
      SentStore sent,
      LifeStore lives,
      MessageTypes types,
      Receipts receipts,
      Verifier verifier,
      Json json,
      JdbcClient jdbc,
      Clock clock,
      Deadlines deadlines,
      Units units,
      StandIns standIns,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    return new Arrivals(
        unseal,
        inbox,
        steps,
        sent,
        new Stepped(inbox, sent, standIns, lives, types, events),
        receipts,
        verifier,
        json,
        jdbc,
        clock,
        deadlines,
        units,
        standIns,
        transaction,
        events);
  }

  @Bean
  BrokenGlasses glass(JdbcClient jdbc, SecureRandom random, Clock clock) {
    return new BrokenGlasses(jdbc, new Uuid7(clock, random), clock);
  }

  @Bean
  Handlers handlers(InboxStore store, BrokenGlasses glass) {
    return new Handlers(store, glass);
  }

  @Bean
  Answers answers(
      InboxStore store,
      Handlers handlers,
      Openings openings,
      Unseal unseal,
      Outbox outbox,
      MessageSealer sealer,
      Units units,
      LifeStore lives,
      Steppable steppable,
      Clock clock,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    return new Answers(
        store,
        handlers,
        openings,
        unseal,
        outbox,
        sealer,
        units,
        lives,
        steppable,
        clock,
        new Transactions(transaction),
        events);
  }

  @Bean
  SentSteps sentSteps(
      SentStore sent,
      LifeStore lives,
      Steppable steppable,
      MessageSealer sealer,
      Outbox outbox,
      Units units,
      Clock clock,
      TransactionTemplate transaction) {
    return new SignedSteps(
        sent, lives, steppable, sealer, outbox, units, clock, new Transactions(transaction));
  }

  @Bean
  SentConsents sentConsents(SentStore sent, HubDoor hub, TransactionTemplate transaction) {
    return new SentConsents(sent, hub, new Transactions(transaction));
  }

  @Bean
  HeldConsents heldConsents(
      InboxStore store,
      Handlers handlers,
      Unseal unseal,
      HubDoor hub,
      TransactionTemplate transaction) {
    return new HeldConsents(store, handlers, unseal, hub, new Transactions(transaction));
  }

  @Bean
  HeldEvents heldEvents(Handlers handlers, HubDoor hub, TransactionTemplate transaction) {
    return new HeldEvents(handlers, hub, new Transactions(transaction));
  }

  @Bean
  HeldSafety heldSafety(Handlers handlers, HubDoor hub, TransactionTemplate transaction) {
    return new HeldSafety(handlers, hub, new Transactions(transaction));
  }

  @Bean
  ClaimedInbox inbox(
      InboxStore store,
      Handlers handlers,
      Openings openings,
      Unseal unseal,
      Answers answers,
      Steps steps,
      MessageTypes types,
      HandoverStore handovers,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    return new ClaimedInbox(
        store, handlers, openings, unseal, answers, steps, types, handovers, transaction, events);
  }
}
