package se.sluss.adapters.kit.setup;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.broker.BrokerLink;
import se.sluss.adapters.kit.handover.HandoverStore;
import se.sluss.adapters.kit.inbox.Arrivals;
import se.sluss.adapters.kit.inbox.Openings;
import se.sluss.adapters.kit.inbox.Steps;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.OutboxSender;
import se.sluss.adapters.kit.outbox.StandIns;
import se.sluss.adapters.kit.units.HeardDirectory;
import se.sluss.adapters.kit.units.ProvenKeys;
import se.sluss.adapters.kit.units.Units;

/** The link to the broker, and what runs by the clock. */
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {
  @Bean(destroyMethod = "close")
  BrokerLink brokerLink(KitSettings settings, Units units, Arrivals arrivals, JdbcClient jdbc) {
    KitSettings.Broker broker = settings.broker();
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(broker.url(), broker.user(), broker.password().value());
    // What one consumer holds back from the others of its unit must stay small.
    factory.setConsumerWindowSize(256 * 1024);
    factory.setBlockOnAcknowledge(true);
    // Otherwise the broker is asked whether a queue is there each time one is named.
    factory.setCacheDestinations(true);
    factory.setBlockOnDurableSend(true);
    factory.setReconnectAttempts(0);
    return new BrokerLink(
        factory, units, settings.pace().sessions(), arrivals, () -> answers(jdbc));
  }

  private static boolean answers(JdbcClient jdbc) {
    try {
      return jdbc.sql("select 1").query(Integer.class).single() == 1;
    } catch (DataAccessException e) {
      return false;
    }
  }

  @Bean
  OutboxSender outboxSender(
      KitSettings settings,
      Outbox outbox,
      BrokerLink link,
      ProvenKeys keys,
      TransactionTemplate transaction) {
    return new OutboxSender(outbox, link, () -> keys.alarm() == null, transaction, settings.pace());
  }

  @Bean
  KitRoutes kitRoutes(
      KitSettings settings,
      BrokerLink link,
      OutboxSender sender,
      Steps steps,
      HeardDirectory directory,
      Openings openings,
      StandIns standIns,
      HandoverStore handovers) {
    return new KitRoutes(
        settings.pace(), link, sender, steps, directory, openings, standIns, handovers);
  }
}
