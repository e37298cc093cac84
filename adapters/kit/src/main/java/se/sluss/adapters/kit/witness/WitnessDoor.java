package se.sluss.adapters.kit.witness;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.contracts.witness.AddCheckpoint;
import se.sluss.contracts.witness.Witness;

/** Where the hub asks for cosignatures. The answers are those of C2SP tlog-witness. */
@RestController
public class WitnessDoor {
  static final String PATH = "/witness/" + AddCheckpoint.PATH;

  private static final Logger LOG = LoggerFactory.getLogger(WitnessDoor.class);

  private final Witness witness;
  private final NoteVerifier log;

  WitnessDoor(Witness witness, NoteVerifier log) {
    this.witness = witness;
    this.log = log;
  }

  @PostMapping(PATH)
  ResponseEntity<String> addCheckpoint(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(AddCheckpoint.MOST_BYTES + 1);
    if (body.length > AddCheckpoint.MOST_BYTES) {
      return refused(HttpStatus.CONTENT_TOO_LARGE);
    }
    AddCheckpoint asked;
    try {
      asked = AddCheckpoint.parse(new String(body, StandardCharsets.UTF_8));
    } catch (RefusedException e) {
      return refused(HttpStatus.BAD_REQUEST);
    }
    if (!log.isOfThisLog(asked.note())) {
      return refused(HttpStatus.NOT_FOUND);
    }
    VerifiedCheckpoint checkpoint;
    try {
      checkpoint = log.checkpoint(asked.note());
    } catch (RefusedException e) {
      return refused(HttpStatus.FORBIDDEN);
    }
    if (asked.old() > checkpoint.size()) {
      return refused(HttpStatus.BAD_REQUEST);
    }
    return asked.old() == witness.seen() ? cosigned(asked, checkpoint) : seen();
  }

  private ResponseEntity<String> cosigned(AddCheckpoint asked, VerifiedCheckpoint checkpoint)
      throws IOException {
    try {
      return ResponseEntity.ok()
          .contentType(MediaType.TEXT_PLAIN)
          .body(witness.cosign(asked.note(), asked.proof()));
    } catch (RefusedException e) {
      LOG.error("the hub's log does not extend what was cosigned: {}", e.getMessage());
      return asked.old() == checkpoint.size() ? seen() : refused(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  private ResponseEntity<String> seen() throws IOException {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .contentType(MediaType.parseMediaType(AddCheckpoint.SIZE_TYPE))
        .body(witness.seen() + "\n");
  }

  private static ResponseEntity<String> refused(HttpStatus status) {
    return ResponseEntity.status(status).build();
  }
}
