package se.sluss.hub.bench.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Proofs;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.note.TlogProof;

/**
 * How long a proof of a leaf takes, from its id in the database to a receipt; and what as many
 * questions take that ask the same database for one row by its key.
 */
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

  /** Three rows of a tree at random places, each by its key over one connection; milliseconds. */
  static double[] bare(LogUnderTest log, long size) throws SQLException {
    Random random = new Random(size);
    double[] millis = new double[PROOFS];
    for (int i = 0; i < PROOFS; i++) {
      long start = System.nanoTime();
      try (Connection connection = log.database().getConnection();
          PreparedStatement select =
              connection.prepareStatement(
                  "select hashes from log_tile where level = 0 and tile_index = ?")) {
        for (int question = 0; question < 3; question++) {
          select.setLong(1, random.nextLong(Math.max(1, size / 256)));
          try (ResultSet row = select.executeQuery()) {
            row.next();
          }
        }
      }
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return millis;
  }
}
