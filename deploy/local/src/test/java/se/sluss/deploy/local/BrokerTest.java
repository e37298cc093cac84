package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.id.UnitId;

@TestInstance(Lifecycle.PER_CLASS)
class BrokerTest {
  private static final List<String> PROGRAMS = List.of("hub", "police", "portal", "one-more");
  private static final Map<UnitId, String> UNITS =
      Map.of(
          UnitId.of("0127.child-and-family"), "portal",
          UnitId.of("polisen-stockholm"), "police");
  private static final String PORTALS_UNIT = "unit.0127.child-and-family";

  private final int port = Ports.from(0).broker();
  private Path folder;
  private Secrets secrets;
  private Broker broker;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    secrets = new Secrets(folder.resolve("secrets.properties"));
    broker = Broker.start(folder, port, secrets, PROGRAMS, UNITS);
  }

  @AfterAll
  void stop() throws Exception {
    broker.close();
  }

  @Test
  void theHubSendsToAUnitAndItsAdapterReceives() throws Exception {
    send("hub", PORTALS_UNIT, 4096);
    send("hub", PORTALS_UNIT + ".urgent", 10);

    assertThat(receive("portal", PORTALS_UNIT)).isEqualTo(4096);
    assertThat(receive("portal", PORTALS_UNIT + ".urgent")).isEqualTo(10);
  }

  @Test
  void anAdapterSendsToTheIntakeAndTheHubReceives() throws Exception {
    send("police", "intake", 20);
    send("portal", "intake.urgent", 30);

    assertThat(receive("hub", "intake")).isEqualTo(20);
    assertThat(receive("hub", "intake.urgent")).isEqualTo(30);
  }

  @Test
  void theBrokersFileNeedNotNameAnAdapterForItToSend() throws Exception {
    send("one-more", "intake.evidence", 40);

    assertThat(receive("hub", "intake.evidence")).isEqualTo(40);
    refused(() -> receive("one-more", "intake.evidence"));
  }

  @Test
  void theHubIsToldWhoSentAndNoSenderCanSayOtherwise() throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
        Connection adapter = factory.createConnection("portal", password("portal"));
        Connection hub = factory.createConnection("hub", password("hub"))) {
      hub.start();
      try (Session out = adapter.createSession();
          MessageProducer producer = out.createProducer(out.createQueue("intake.urgent"));
          Session in = hub.createSession();
          var consumer = in.createConsumer(in.createQueue("intake.urgent"))) {
        BytesMessage message = out.createBytesMessage();
        message.setStringProperty("_AMQ_VALIDATED_USER", "police");
        producer.send(message);

        assertThat(consumer.receive(5000).getStringProperty("JMSXUserID")).isEqualTo("portal");
      }
    }
  }

  @Test
  void anAdapterCannotReadAnotherAdaptersUnit() {
    refused(() -> receive("police", PORTALS_UNIT));
    refused(() -> receive("police", PORTALS_UNIT + ".urgent"));
    refused(() -> receive("portal", "unit.polisen-stockholm"));
  }

  @Test
  void anAdapterCannotSendToAUnitPastTheHub() {
    refused(() -> send("police", PORTALS_UNIT, 1));
    refused(() -> send("portal", PORTALS_UNIT, 1));
  }

  @Test
  void onlyTheHubReadsTheIntake() {
    refused(() -> receive("police", "intake"));
    refused(() -> receive("portal", "intake.urgent"));
  }

  @Test
  void nobodyReadsAUnitThatTheDirectoryDoesNotName() {
    refused(() -> receive("portal", "unit.0127.child-and-family-other"));
    refused(() -> receive("hub", PORTALS_UNIT));
  }

  @Test
  void nobodyUsesAnAddressOfAnotherKind() {
    refused(() -> send("hub", "anything", 1));
    refused(() -> receive("portal", "activemq.notifications"));
  }

  @Test
  void aWrongPasswordIsRefused() {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url())) {
      assertThatExceptionOfType(JMSSecurityException.class)
          .isThrownBy(() -> factory.createConnection("hub", "wrong").close());
    }
  }

  @Test
  void aMessageOf256KibibytesPassesAndALargerIsRefused() throws Exception {
    send("hub", PORTALS_UNIT + ".urgent", 256 * 1024);

    assertThat(receive("portal", PORTALS_UNIT + ".urgent")).isEqualTo(256 * 1024);
    assertThatExceptionOfType(JMSException.class)
        .isThrownBy(() -> send("hub", PORTALS_UNIT + ".urgent", 300 * 1024));
    assertThat(receive("portal", PORTALS_UNIT + ".urgent")).isNull();
  }

  @Test
  void whatIsSentIsStillThereAfterARestart() throws Exception {
    send("hub", "unit.polisen-stockholm", 77);

    broker.close();
    broker = Broker.start(folder, port, secrets, PROGRAMS, UNITS);

    assertThat(receive("police", "unit.polisen-stockholm")).isEqualTo(77);
  }

  private interface Attempt {
    @Nullable Object run() throws Exception;
  }

  private static void refused(Attempt attempt) {
    assertThatExceptionOfType(JMSSecurityException.class).isThrownBy(attempt::run);
  }

  private @Nullable Object send(String program, String queue, int bytes)
      throws JMSException, IOException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
        Connection connection = factory.createConnection(program, password(program));
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(new byte[bytes]);
      producer.send(message);
      return null;
    }
  }

  /** Length of the next message's body; null when there is none. */
  private @Nullable Long receive(String program, String queue) throws JMSException, IOException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
        Connection connection = factory.createConnection(program, password(program))) {
      connection.start();
      try (Session session = connection.createSession();
          var consumer = session.createConsumer(session.createQueue(queue))) {
        return consumer.receive(1000) instanceof BytesMessage message
            ? message.getBodyLength()
            : null;
      }
    }
  }

  private String url() {
    return "tcp://127.0.0.1:" + port;
  }

  private String password(String program) throws IOException {
    return secrets.of("broker." + program);
  }
}
