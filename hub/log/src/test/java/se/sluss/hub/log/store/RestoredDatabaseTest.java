package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.witness.NoteKey;

/** Two operators, not one, and for just this restore. */
@ExtendWith(LogDatabase.class)
final class RestoredDatabaseTest {
  private final NoteKey anna = new NoteKey("op-anna", NoteKey.NOTE, Fixture.filled(31));
  private final NoteKey bo = new NoteKey("op-bo", NoteKey.NOTE, Fixture.filled(32));
  private final NoteKey stranger = new NoteKey("op-anna", NoteKey.NOTE, Fixture.filled(33));

  private Fixture log;
  private Path folder;
  private RestoredDatabase restored;

  @BeforeEach
  void restore(DataSource database, @TempDir Path directory) throws Exception {
    folder = directory;
    log = new Fixture(database, directory);
    restored = new RestoredDatabase(log.checkpointFile, log.signer);
    Files.writeString(
        directory.resolve("operators"), anna.verifierKey() + "\n" + bo.verifierKey() + "\n");
    log.appendAll("r-1", 10);
    log.sequencer().integrate(100);
    assertThat(restored.accepted(database)).isEmpty();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade");
      statement.execute("create schema public");
      statement.execute(LogDatabase.ddl());
    }
  }

  private String refused() throws Exception {
    assertThatThrownBy(() -> restored.accepted(log.database)).isInstanceOf(LogForkException.class);
    return Files.readString(folder.resolve("restore-statement"));
  }

  private void decide(String statement, NoteKey... operators) throws Exception {
    StringBuilder note = new StringBuilder(statement).append('\n');
    for (NoteKey one : List.of(operators)) {
      note.append(one.line(one.sign(statement.getBytes(StandardCharsets.UTF_8))));
    }
    Files.writeString(folder.resolve("restore-decision"), note);
  }

  @Test
  void withoutADecisionTheStatementSaysWhatIsLostAndWhatIsLeft() throws Exception {
    assertThat(refused())
        .startsWith("sluss accept-restore\nsluss.example/log\nlost 10 ")
        .contains("\nleft 0 ");
  }

  @Test
  void oneOperatorTwiceIsNotTwoAndASignatureByAnotherKeyIsNone() throws Exception {
    String statement = refused();
    decide(statement, anna, anna);
    refused();
    decide(statement, bo, stranger);
    refused();
  }

  @Test
  void aDecisionOnAnotherRestoreIsRefused() throws Exception {
    decide(refused().replace("lost 10", "lost 11"), anna, bo);
    refused();
  }

  @Test
  void twoOperatorsMayTakeItIntoUseAndTheLostCheckpointIsKept() throws Exception {
    String before = Files.readString(log.checkpointFile);
    decide(refused(), anna, bo);
    RestoredDatabase.Accepted accepted = restored.accepted(log.database).orElseThrow();
    assertThat(accepted.lost()).isEqualTo(10);
    assertThat(accepted.left().size()).isZero();
    assertThat(accepted.operators()).containsExactlyInAnyOrder("op-anna", "op-bo");
    restored.takeIntoUse(accepted);
    assertThat(Files.readString(folder.resolve("checkpoint-lost-10"))).isEqualTo(before);
    assertThat(restored.accepted(log.database)).isEmpty();
    log.appendAll("r-2", 3);
    assertThat(log.sequencer().integrate(100).checkpoint().size()).isEqualTo(3);
    assertThat(folder.resolve("restore-decision")).doesNotExist();
  }
}
