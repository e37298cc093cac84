package se.sluss.hub.server.setup;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.witness.SeedFile;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.Cosignatures;
import se.sluss.hub.log.store.KeyStore;
import se.sluss.hub.log.store.LogGuard;
import se.sluss.hub.log.store.LogKeys;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.LogWriter;
import se.sluss.hub.log.store.RestoredDatabase;
import se.sluss.hub.log.store.Sequencer;
import se.sluss.hub.server.state.AtRest;
import tools.jackson.databind.json.JsonMapper;

/** The hub's objects that are no beans by themselves: law, directory, keys, log, broker. */
@Configuration
class HubObjects {
  private static final Logger LOG = LoggerFactory.getLogger(HubObjects.class);

  /** The hub as a signing unit, in certificates. */
  private static final UnitId HUB = UnitId.of("hub");

  private static final String LOG_ORIGIN = "sluss.local/log";

  /** What lies ready at a consumer of the intake: a whole batch of ordinary messages. */
  private static final int INTAKE_WINDOW = 1 << 20;

  @Bean
  @ConditionalOnMissingBean
  Clock clock(HubSettings settings) {
    Duration offset = settings.clockOffset();
    if (!offset.isZero()) {
      LOG.warn("the clock is set {} from the machine's: a scenario, never operation", offset);
    }
    return Clock.offset(Clock.systemUTC(), offset);
  }

  @Bean
  Json json() {
    return new Json();
  }

  /** The HTTP door reads as strictly as the broker's. */
  @Bean
  JsonMapper jsonMapper(Json json) {
    return json.mapper();
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  Directory directory(HubSettings settings) throws ConfigException {
    return Directory.load(settings.configDir());
  }

  @Bean
  MessageTypes messageTypes(HubSettings settings) throws ConfigException {
    return MessageTypes.load(settings.configDir());
  }

  @Bean
  Lifetimes lifetimes(HubSettings settings) throws ConfigException {
    return Lifetimes.load(settings.configDir());
  }

  @Bean
  Limits limits(HubSettings settings) throws ConfigException {
    return Limits.load(settings.configDir());
  }

  @Bean
  Handling handling(HubSettings settings) throws ConfigException {
    return Handling.load(settings.configDir());
  }

  @Bean
  Deadlines deadlines(HubSettings settings) throws ConfigException {
    return Deadlines.load(settings.configDir());
  }

  @Bean
  PartSchemas partSchemas(Clock clock) {
    return new PartSchemas(clock);
  }

  @Bean
  Verifier verifier(HubSettings settings, Clock clock) throws IOException, CertificateException {
    String pem = Files.readString(settings.keys().anchor());
    return new Verifier(Certificates.fromPem(pem), clock);
  }

  @Bean
  Signer hubSigner(HubSettings settings) throws IOException {
    UnitKeys hub =
        Objects.requireNonNull(
            KeyFile.read(settings.keys().file(), settings.keys().password().value().toCharArray())
                .get(HUB),
            "sluss.keys.file holds no key of the hub");
    return new Signer(hub.signingKey(), hub.signing());
  }

  @Bean
  AtRest atRest(HubSettings settings) {
    return new AtRest(atRestKey(settings), new SecureRandom());
  }

  @Bean
  KeyStoreDatabase keyStoreDatabase(HubSettings settings, DataSource hub) {
    return KeyStoreDatabase.open(settings.keyStore(), hub);
  }

  @Bean
  KeyStore keyStore(KeyStoreDatabase database, HubSettings settings) {
    return new KeyStore(database.pool(), LogKeys.of("at-rest", atRestKey(settings)));
  }

  private static byte[] atRestKey(HubSettings settings) {
    return Base64.getDecoder().decode(settings.atRestKey().value());
  }

  @Bean
  LogSigner logSigner(HubSettings settings) throws IOException {
    LogSigner signer =
        new LogSigner(LOG_ORIGIN, SeedFile.readOrMake(settings.dataDir().resolve("log.key")));
    // What agencies pin; it is given to them by another way than the hub's own door.
    Files.writeString(settings.dataDir().resolve("log.vkey"), signer.verifierKey() + "\n");
    return signer;
  }

  @Bean
  LogWriter logWriter(KeyStore keys, Clock clock) {
    return new LogWriter(keys, clock);
  }

  @Bean
  LogReader logReader(DataSource database, KeyStore keys, Clock clock) {
    return new LogReader(database, keys, clock);
  }

  @Bean
  Cosignatures cosignatures(DataSource database, Clock clock) {
    return new Cosignatures(database, clock);
  }

  @Bean
  Sequencer sequencer(
      DataSource database,
      LogSigner signer,
      LogWriter log,
      TransactionTemplate transaction,
      HubSettings settings,
      Clock clock) {
    Path file = settings.dataDir().resolve("checkpoint");
    RestoredDatabase restored = new RestoredDatabase(file, signer);
    restored
        .accepted(database)
        .ifPresent(
            accepted -> {
              transaction.executeWithoutResult(_ -> recordRestore(database, log, accepted, clock));
              restored.takeIntoUse(accepted);
            });
    new LogGuard(file, signer.verifierKey()).check(database);
    return new Sequencer(database, signer, file, clock);
  }

  private static void recordRestore(
      DataSource database, LogWriter log, RestoredDatabase.Accepted accepted, Clock clock) {
    LogDetail record =
        LogDetail.of(
                LogEvent.RESTORE_ACCEPTED,
                clock.instant(),
                OwnTrail.OPERATION,
                new Actor("operator", String.join(":", new TreeSet<>(accepted.operators()))))
            .fact("lost", Long.toString(accepted.lost()))
            .fact("left", Long.toString(accepted.left().size()));
    Connection tx = DataSourceUtils.getConnection(database);
    try {
      log.append(tx, record);
    } finally {
      DataSourceUtils.releaseConnection(tx, database);
    }
  }

  @Bean
  ConnectionFactory brokerConnections(HubSettings settings) {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(
            settings.broker().url(),
            settings.broker().user(),
            settings.broker().password().value());
    factory.setBlockOnAcknowledge(true);
    factory.setConsumerWindowSize(INTAKE_WINDOW);
    // Otherwise the broker is asked whether a queue is there each time one is named.
    factory.setCacheDestinations(true);
    // Whoever uses a connection makes a new one when it fails, to whichever broker of the pair
    // answers; one that mends itself would wait for the one that is gone.
    factory.setReconnectAttempts(0);
    return factory;
  }

  @Bean
  JmsTemplate jmsTemplate(ConnectionFactory broker) {
    CachingConnectionFactory cached = new CachingConnectionFactory(broker);
    JmsTemplate template = new JmsTemplate(cached);
    template.setSessionTransacted(true);
    return template;
  }
}
