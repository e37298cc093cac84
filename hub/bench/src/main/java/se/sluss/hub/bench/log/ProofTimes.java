package se.sluss.hub.bench.log;

import java.util.Random;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Proofs;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.note.TlogProof;

/** How long a proof of a leaf takes, from its id in the database to a receipt. */
final class ProofTimes {
  private static final int PROOFS = 2000;

  private ProofTimes() {}

  /** Proofs of leaves at random places of a tree, each checked; milliseconds. */
  static double[] of(LogUnderTest log, long size) {
    NoteVerifier notes = NoteVerifier.of(log.verifierKey());
    Random random = new Random(size);
    double[] millis = new double[PROOFS];
    for (int i = 0; i < PROOFS; i++) {
      long n = random.nextLong(size);
      long start = System.nanoTime();
      TlogProof proof = log.reader().inclusionProof(LogUnderTest.idOf(n)).orElseThrow();
      millis[i] = (System.nanoTime() - start) / 1e6;
      VerifiedCheckpoint head = notes.checkpoint(proof.checkpoint());
      Proofs.inclusion(
          n, head.size(), Rfc6962.leaf(LogUnderTest.commitment(n)), proof.path(), head.root());
    }
    return millis;
  }
}
