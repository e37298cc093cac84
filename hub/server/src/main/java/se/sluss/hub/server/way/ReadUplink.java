package se.sluss.hub.server.way;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.Uplink;
import se.sluss.hub.server.way.Arrived.From;
import tools.jackson.core.JacksonException;

/** Step 1: bytes from the intake become a submission or evidence, or are refused as they stand. */
@Component
public class ReadUplink {
  /** The property in which an adapter names the unit it sends for. */
  static final String UNIT = "sluss_unit";

  /** The property in which the broker names the user whose password it checked. */
  static final String USER = "JMSXUserID";

  private final Json json;
  private final int most;

  /**
   * @param json the strict reader
   * @param limits what is too large
   */
  public ReadUplink(Json json, Limits limits) {
    this.json = json;
    this.most = limits.submissionBytes();
  }

  /**
   * Reads; refuses rather than throws for whatever was sent.
   *
   * @throws JMSException when the broker fails; all of it is then delivered again
   */
  public List<Arrived> read(List<Message> messages) throws JMSException {
    List<Arrived> arrived = new ArrayList<>();
    for (Message message : messages) {
      arrived.add(read(message));
    }
    return arrived;
  }

  private Arrived read(Message message) throws JMSException {
    From from = from(message);
    return message instanceof BytesMessage body && body.getBodyLength() <= most
        ? read(from, bytes(body))
        : new Arrived.Unbelieved(from, null, "", SlCode.OVERSIZE, null);
  }

  /** Who the broker says sent it. */
  static From from(Message message) throws JMSException {
    return new From(code(message, USER), code(message, UNIT));
  }

  /** All of a message, from its beginning. */
  static byte[] bytes(BytesMessage message) throws JMSException {
    message.reset();
    byte[] payload = new byte[(int) message.getBodyLength()];
    message.readBytes(payload);
    return payload;
  }

  /** Reads what was sent as these bytes. */
  Arrived read(From from, byte[] payload) {
    String sha256 = Bytes.of(payload).sha256();
    try {
      return switch (json.read(payload, Uplink.class)) {
        case Uplink.Submit submit -> new Arrived.Submitted(submit.submission(), from, sha256);
        case Uplink.Report report -> new Arrived.Reported(report.evidence(), from, sha256);
      };
    } catch (Json.MalformedException e) {
      return new Arrived.Unbelieved(from, id(payload), sha256, e.code(), e.field());
    }
  }

  /** The submission's id, when that much can be read, so that its sender can be told. */
  private @Nullable SubmissionId id(byte[] payload) {
    try {
      return SubmissionId.of(json.mapper().readTree(payload).at("/submission/id").asString(""));
    } catch (JacksonException | IllegalArgumentException e) {
      return null; // no id: whoever sent it is told nothing, and the refusal is on record
    }
  }

  private static String code(Message message, String property) throws JMSException {
    @Nullable String value = message.getStringProperty(property);
    return value != null && value.matches("[a-z0-9.-]{1,64}") ? value : "unknown";
  }
}
