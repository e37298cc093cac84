package se.sluss.hub.log.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import se.sluss.contracts.proof.LogSource;
import se.sluss.contracts.proof.LogVerifier;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.note.LogSigner;

/** A log in a test database, with keys that are plainly not secret. */
final class Fixture {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  final DataSource database;
  final Path checkpointFile;
  final DataSource keysDatabase;
  final KeyStore keyStore;
  final LogSigner signer = new LogSigner("sluss.example/log", filled(9));
  final LogWriter writer;
  final LogReader reader;

  Fixture(DataSource database, Path directory) {
    this(database, KeptConnection.of(LogDatabase.keysBeside(database)), directory);
  }

  Fixture(DataSource database, DataSource keysDatabase, Path directory) {
    this.database = database;
    this.keysDatabase = keysDatabase;
    this.keyStore = new KeyStore(keysDatabase, LogKeys.of("kek-1", filled(7)));
    this.checkpointFile = directory.resolve("checkpoint");
    this.writer = new LogWriter(keyStore, CLOCK);
    this.reader = new LogReader(database, keyStore, CLOCK);
  }

  static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static LogDetail detail(String referralId) {
    return LogDetail.of(LogEvent.DECIDED, NOON, referralId, Actor.hub("decision"))
        .at("police-north", "bin-umea")
        .message("01999999-0000-7000-8000-000000000001")
        .decided("PERMIT", List.of("osl-10-2@3"), "sha256:0011");
  }

  /** What whoever verifies the whole log from outside finds. */
  VerifiedCheckpoint verified() throws IOException {
    LogSource served =
        path ->
            path.equals("checkpoint")
                ? reader.checkpoint().map(note -> note.getBytes(StandardCharsets.UTF_8))
                : reader.tile(path);
    return new LogVerifier(served, NoteVerifier.of(signer.verifierKey())).verify();
  }

  Sequencer sequencer() {
    return new Sequencer(database, signer, checkpointFile, CLOCK);
  }

  Sequencer sequencer(FaultPoint fault) {
    return new Sequencer(database, signer, checkpointFile, CLOCK, fault);
  }

  LeafRef append(String referralId) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      LeafRef ref = writer.append(tx, detail(referralId));
      tx.commit();
      return ref;
    }
  }

  void appendAll(String referralId, int count) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        writer.append(tx, detail(referralId));
      }
      tx.commit();
    }
  }
}
