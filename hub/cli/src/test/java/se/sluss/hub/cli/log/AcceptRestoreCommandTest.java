package se.sluss.hub.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.SignedStatement;
import se.sluss.contracts.proof.VerifierKey;

/** Two operators, each with a key of their own, on the files that the hub looks at. */
final class AcceptRestoreCommandTest {
  private static final String STATEMENT =
      "sluss accept-restore\nsluss.example/log\nlost 10 "
          + "A".repeat(43)
          + "=\nleft 4 "
          + "B".repeat(43)
          + "=\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<VerifierKey> operators = new ArrayList<>();
  private Path folder = Path.of("");

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    folder = directory;
    Files.writeString(statement(), STATEMENT);
    for (String name : List.of("op-anna", "op-bo")) {
      assertThat(run("operator-key", "--name", name, "--key", key(name))).isZero();
      operators.add(VerifierKey.parse(out.toString()));
    }
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new LogCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private Path statement() {
    return folder.resolve("restore-statement");
  }

  private String key(String name) {
    return folder.resolve(name + ".key").toString();
  }

  private int sign(String name) {
    return run("accept-restore", statement().toString(), "--name", name, "--key", key(name));
  }

  private Set<String> signers() throws Exception {
    return SignedStatement.signers(
        Files.readString(folder.resolve("restore-decision")), STATEMENT, operators);
  }

  @Test
  void aKeyIsItsOwnersToReadAndIsNeverWrittenOver() throws Exception {
    Path file = Path.of(key("op-anna"));
    String before = Files.readString(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(run("operator-key", "--name", "op-anna", "--key", file.toString())).isNotZero();
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void twoOperatorsSignOneAfterTheOtherInOneFile() throws Exception {
    assertThat(sign("op-anna")).isZero();
    assertThat(out.toString()).isEqualTo(STATEMENT + "signed by op-anna\n");
    assertThat(signers()).containsExactly("op-anna");
    assertThat(sign("op-bo")).isZero();
    assertThat(signers()).containsExactly("op-anna", "op-bo");
  }

  @Test
  void theSameOperatorTwiceIsOneAndAnotherKeyUnderTheNameIsNone() throws Exception {
    sign("op-anna");
    sign("op-anna");
    assertThat(signers()).containsExactly("op-anna");
    Files.delete(Path.of(key("op-bo")));
    run("operator-key", "--name", "op-bo", "--key", key("op-bo"));
    sign("op-bo");
    assertThat(signers()).containsExactly("op-anna");
  }

  @Test
  void aDecisionOnAnotherRestoreIsBegunAnewAndCountsForThatOneAlone() throws Exception {
    sign("op-anna");
    Files.writeString(statement(), STATEMENT.replace("lost 10", "lost 11"));
    sign("op-bo");
    assertThatThrownBy(this::signers).isInstanceOf(RefusedException.class);
    assertThat(
            SignedStatement.signers(
                Files.readString(folder.resolve("restore-decision")),
                STATEMENT.replace("lost 10", "lost 11"),
                operators))
        .containsExactly("op-bo");
  }

  @Test
  void nothingButAStatementOfARestoreIsSigned() throws Exception {
    for (String other : List.of("", "sluss.example/log\n10\nAAAA\n", STATEMENT + "\nmore\n")) {
      Files.writeString(statement(), other);
      assertThat(sign("op-anna")).isEqualTo(2);
      assertThat(folder.resolve("restore-decision")).doesNotExist();
    }
  }
}
