package se.sluss.hub.server.way;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import se.sluss.contracts.types.Limits;
import se.sluss.hub.server.setup.HubSettings;

/**
 * The whole way of a message through the hub. Read this class first.
 *
 * <p>Up: what adapters send, by broker or HTTP, is taken in batches and read, its signatures are
 * verified, the rules are asked of each by itself, and all that follows is recorded in one
 * PostgreSQL transaction; only then does the broker forget it. What the broker delivers twice is
 * answered with the receipt it already has.
 *
 * <p>Down: what waits in the outbox is decided again and released, a small window for each unit,
 * urgent first.
 */
@Configuration
public class TheWay {
  /** What adapters send to. */
  public static final String INTAKE = "intake";

  /** What they send to when it must overtake. */
  public static final String INTAKE_URGENT = "intake.urgent";

  /**
   * What they send evidence to: until the hub knows what a unit has taken it releases no more to
   * it, so no flood of messages may be before that.
   */
  public static final String INTAKE_EVIDENCE = "intake.evidence";

  private static final Duration NOW_AND_THEN = Duration.ofHours(1);

  /** Between two releases, so that what comes meanwhile shares the next one's cost. */
  private static final Duration GATHER = Duration.ofMillis(5);

  private final ConnectionFactory broker;
  private final HubSettings.Way settings;
  private final Limits limits;

  /** What the way runs on. */
  public TheWay(ConnectionFactory broker, HubSettings settings, Limits limits) {
    this.broker = broker;
    this.settings = settings.way();
    this.limits = limits;
  }

  /** Where what came at any door begins its way. */
  @Bean
  DirectChannel came() {
    return new DirectChannel();
  }

  @Bean
  IntegrationFlow up(
      @Qualifier("came") DirectChannel came,
      ReadUplink read,
      VerifyArrivals verify,
      DecideParts decide,
      RecordBatch record) {
    return IntegrationFlow.from(came)
        .handle(read, "read") //     what is it?
        .handle(verify, "verify") // who signed, is it whole?
        .handle(decide, "decide") // what does the law say?
        .handle(record, "record") // state, leaves, outbox, receipts: at once
        .get();
  }

  @Bean
  TakeIntake intake(@Qualifier("came") DirectChannel came, Quarantine aside) {
    return from(INTAKE, settings.intakeConsumers(), came, aside);
  }

  @Bean
  TakeIntake urgentIntake(@Qualifier("came") DirectChannel came, Quarantine aside) {
    return from(INTAKE_URGENT, 1, came, aside);
  }

  @Bean
  TakeIntake evidenceIntake(@Qualifier("came") DirectChannel came, Quarantine aside) {
    return from(INTAKE_EVIDENCE, 1, came, aside);
  }

  private TakeIntake from(String queue, int consumers, DirectChannel came, Quarantine aside) {
    return new TakeIntake(
        broker, queue, consumers, limits.submissionBytes(), batch -> take(came, batch), aside);
  }

  /** The same way for what comes over HTTP. */
  @Bean
  TakeRequests requests(@Qualifier("came") DirectChannel came) {
    return new TakeRequests(settings.intakeConsumers(), batch -> take(came, batch));
  }

  private static Told take(DirectChannel came, List<Came> batch) {
    return Objects.requireNonNull(
        new MessagingTemplate().convertSendAndReceive(came, batch, Told.class));
  }

  @Bean
  IntegrationFlow down(WakeRelease wake, ReleaseOutbox release, SendReleased send) {
    return IntegrationFlow.fromSupplier(
            () -> {
              wake.await(settings.releaseEvery());
              return release.next();
            },
            from -> from.poller(Pollers.fixedDelay(GATHER).maxMessagesPerPoll(1)))
        .handle(send, "send")
        .get();
  }

  /** The node's own clock. */
  @Bean
  IntegrationFlow clocks(ClockGuard guard) {
    return IntegrationFlow.fromSupplier(
            guard::look, from -> from.poller(Pollers.fixedDelay(settings.compareClocksEvery())))
        .nullChannel();
  }

  /** The end of what nobody ever opened. */
  @Bean
  IntegrationFlow unopened(ExpireUnopened expire) {
    return IntegrationFlow.fromSupplier(
            expire::look, from -> from.poller(Pollers.fixedDelay(NOW_AND_THEN)))
        .nullChannel();
  }

  /** The clock of consents. */
  @Bean
  IntegrationFlow endOfConsents(WatchConsents consents) {
    return IntegrationFlow.fromSupplier(
            consents::look, from -> from.poller(Pollers.fixedDelay(settings.overdueEvery())))
        .nullChannel();
  }

  /** The clock of contact that is stopped. */
  @Bean
  IntegrationFlow stoppedContact(WatchContact contact) {
    return IntegrationFlow.fromSupplier(
            contact::look, from -> from.poller(Pollers.fixedDelay(settings.overdueEvery())))
        .nullChannel();
  }

  /** The clock of what has happened that the victim's side may have to be told. */
  @Bean
  IntegrationFlow safetyEvents(WatchSafety safety) {
    return IntegrationFlow.fromSupplier(
            safety::look, from -> from.poller(Pollers.fixedDelay(settings.overdueEvery())))
        .nullChannel();
  }

  /** The clock of what has been accepted. */
  @Bean
  IntegrationFlow overdue(WatchDeadlines deadlines) {
    return IntegrationFlow.fromSupplier(
            deadlines::look, from -> from.poller(Pollers.fixedDelay(settings.overdueEvery())))
        .nullChannel();
  }
}
