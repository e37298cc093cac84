package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.merkle.SlowTree;

/**
 * Says whether a log holds what was committed: nothing missing, nothing doubled, all of it proved.
 */
final class WholeLog {
  private WholeLog() {}

  /** Demands that exactly {@code committed} leaves are in the published tree, in order. */
  static void holds(Fixture log, long committed) throws Exception {
    VerifiedCheckpoint published =
        NoteVerifier.of(log.signer.verifierKey()).checkpoint(log.reader.checkpoint().orElseThrow());
    assertThat(published.size()).isEqualTo(committed);
    assertThat(Files.readString(log.checkpointFile)).isEqualTo(published.note());
    assertThat(log.verified().root()).isEqualTo(published.root());
    List<byte[]> entries = new ArrayList<>();
    Map<String, Long> counters = new HashMap<>();
    try (Connection connection = log.database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select leaf_index, referral_id, counter, commitment from log_placed"
                    + " order by leaf_index nulls last");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        assertThat(row.getObject(1, Long.class)).isEqualTo(entries.size());
        assertThat(row.getLong(3)).isEqualTo(counters.merge(row.getString(2), 1L, Long::sum) - 1);
        entries.add(row.getBytes(4));
      }
    }
    assertThat(entries).hasSize((int) committed);
    assertThat(published.root()).isEqualTo(Hash.of(SlowTree.mth(entries)));
    new LogGuard(log.checkpointFile, log.signer.verifierKey()).check(log.database);
    for (String referral : counters.keySet()) {
      List<TrailEntry> trail = log.reader.trail(referral);
      assertThat(trail).hasSize(Math.toIntExact(counters.getOrDefault(referral, 0L)));
      assertThat(log.reader.inclusionProof(trail.getLast().leafId())).isPresent();
    }
  }
}
