package se.sluss.hub.server.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import se.sluss.contracts.proof.LogSource;
import se.sluss.contracts.proof.LogVerifier;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.LogReader;

/** Checks the published log at an auditor's word, with the code that agencies check it with. */
@Service
public class VerifyNow {
  private final LogReader log;
  private final LogSigner signer;

  /** The log, and whose signature it must carry. */
  public VerifyNow(LogReader log, LogSigner signer) {
    this.log = log;
    this.signer = signer;
  }

  /**
   * What a check of all that is published came to.
   *
   * @param size leaves in the tree
   * @param wrong the first wrong place, or null if all holds
   */
  public record Verdict(long size, @Nullable String wrong) {}

  /** Checks the checkpoint, every tile and every leaf. */
  public Verdict verify() throws IOException {
    LogSource published =
        path ->
            path.equals("checkpoint")
                ? log.checkpoint().map(note -> note.getBytes(StandardCharsets.UTF_8))
                : log.tile(path);
    try {
      VerifiedCheckpoint head =
          new LogVerifier(published, NoteVerifier.of(signer.verifierKey())).verify();
      return new Verdict(head.size(), null);
    } catch (RefusedException e) {
      return new Verdict(log.publishedSize(), String.valueOf(e.getMessage()));
    }
  }
}
