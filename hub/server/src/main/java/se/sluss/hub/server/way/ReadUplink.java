package se.sluss.hub.server.way;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.Uplink;
import tools.jackson.core.JacksonException;

/** Step 1: bytes from a door become a submission or evidence, or are refused as they stand. */
@Component
public class ReadUplink {
  private final Json json;

  /** The strict reader. */
  public ReadUplink(Json json) {
    this.json = json;
  }

  /** Reads; refuses rather than throws for whatever was sent. */
  public List<Arrived> read(List<Came> batch) {
    return batch.stream().map(this::read).toList();
  }

  /** One of them. */
  public Arrived read(Came came) {
    @Nullable Bytes bytes = came.bytes();
    if (bytes == null) {
      return new Arrived.Unbelieved(came.from(), null, "", SlCode.OVERSIZE, null);
    }
    byte[] payload = bytes.toArray();
    String sha256 = bytes.sha256();
    try {
      return switch (json.read(payload, Uplink.class)) {
        case Uplink.Submit submit ->
            new Arrived.Submitted(submit.submission(), came.from(), sha256);
        case Uplink.Report report -> new Arrived.Reported(report.evidence(), came.from(), sha256);
      };
    } catch (Json.MalformedException e) {
      return new Arrived.Unbelieved(came.from(), id(payload), sha256, e.code(), e.field());
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
}
