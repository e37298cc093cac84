package se.sluss.hub.server.way;

import jakarta.jms.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.jms.dsl.Jms;
import se.sluss.hub.server.setup.HubSettings;

/**
 * The whole way of a message through the hub. Read this class first.
 *
 * <p>Up: what adapters send is read, its signatures are verified, the rules are asked, and all that
 * follows is recorded in one PostgreSQL transaction; only then does the broker forget it. What the
 * broker delivers twice is answered with the receipt it already has.
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

  private final ConnectionFactory broker;
  private final HubSettings.Way settings;

  /** What the way runs on. */
  public TheWay(ConnectionFactory broker, HubSettings settings) {
    this.broker = broker;
    this.settings = settings.way();
  }

  @Bean
  IntegrationFlow up(
      ReadUplink read,
      VerifySenders verify,
      DecideParts decide,
      RecordAcceptance record,
      RecordEvidence evidence,
      RefuseUnbelieved refuse) {
    return arrived ->
        arrived
            .handle(read, "read") //                   what is it?
            .route(
                Arrived.class,
                Arrived::kind,
                kind ->
                    kind.subFlowMapping(
                            Arrived.Kind.SUBMISSION,
                            submission ->
                                submission
                                    .handle(verify, "verify") //   who signed, is it whole?
                                    .filter(
                                        Checked.class::isInstance,
                                        not -> not.discardFlow(f -> f.handle(refuse, "refuse")))
                                    .handle(decide, "decide") //   what does the law say?
                                    .handle(record, "record")) //  state, leaf, outbox: at once
                        .subFlowMapping(
                            Arrived.Kind.EVIDENCE,
                            report ->
                                report
                                    .handle(evidence, "record") // taken, refused
                                    .filter(
                                        Arrived.Unbelieved.class::isInstance,
                                        not -> not.discardFlow(f -> f.nullChannel()))
                                    .handle(refuse, "refuse"))
                        .subFlowMapping(
                            Arrived.Kind.UNBELIEVED,
                            unbelieved -> unbelieved.handle(refuse, "refuse")));
  }

  @Bean
  IntegrationFlow intake() {
    return from(INTAKE, settings.intakeConsumers());
  }

  @Bean
  IntegrationFlow urgentIntake() {
    return from(INTAKE_URGENT, 1);
  }

  private IntegrationFlow from(String queue, int consumers) {
    return IntegrationFlow.from(
            Jms.messageDrivenChannelAdapter(
                    Jms.container(broker, queue)
                        .sessionTransacted(true)
                        .concurrentConsumers(consumers)
                        .getObject())
                .extractPayload(false))
        .channel("up.input")
        .get();
  }

  @Bean
  IntegrationFlow down(ReleaseOutbox release) {
    return IntegrationFlow.fromSupplier(
            release::next, from -> from.poller(Pollers.fixedDelay(settings.releaseEvery())))
        .handle(release, "send")
        .get();
  }
}
