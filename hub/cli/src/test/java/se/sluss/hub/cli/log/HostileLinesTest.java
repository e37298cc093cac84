package se.sluss.hub.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;

/** Whatever stands in a line is judged, and judged alone: the lines after it are too. */
final class HostileLinesTest {
  private static final Hash LEAF = Rfc6962.leaf(new byte[] {1});

  /** A tree of one leaf, which proves itself. */
  private static final String GOOD =
      "{\"leafIdx\":0,\"treeSize\":1,\"root\":\"%1$s\",\"leafHash\":\"%1$s\",\"proof\":null,\"wantErr\":false}"
          .formatted(LEAF.base64());

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder = Path.of("");

  @BeforeEach
  void open(@TempDir Path directory) {
    folder = directory;
  }

  private int run(String command, byte[] file) throws Exception {
    Path lines = Files.write(folder.resolve("lines.jsonl"), file);
    return new CommandLine(new LogCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(command, lines.toString());
  }

  private int run(String command, String file) throws Exception {
    return run(command, file.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "nonsense",
        "null",
        "[]",
        "\"text\"",
        "7",
        "{}",
        "{\"leafIdx\":0}",
        "{\"leafIdx\":-1,\"treeSize\":1,R}",
        "{\"leafIdx\":0,\"treeSize\":-1,R}",
        "{\"leafIdx\":0,\"treeSize\":0,R}",
        "{\"leafIdx\":1,\"treeSize\":1,R}",
        "{\"leafIdx\":\"0\",\"treeSize\":1,R}",
        "{\"leafIdx\":0.0,\"treeSize\":1,R}",
        "{\"leafIdx\":null,\"treeSize\":1,R}",
        "{\"leafIdx\":true,\"treeSize\":1,R}",
        "{\"leafIdx\":0,\"treeSize\":9223372036854775808,R}",
        "{\"leafIdx\":9223372036854775808,\"treeSize\":18446744073709551615,R}",
        "{\"leafIdx\":0,\"treeSize\":18446744073709551616,R}",
        "{\"leafIdx\":0,\"treeSize\":1e400,R}",
        "{\"leafIdx\":0,\"treeSize\":1,\"root\":\"\",\"leafHash\":\"\",\"proof\":[]}",
        "{\"leafIdx\":0,\"treeSize\":1,\"root\":7,\"leafHash\":{},\"proof\":[]}",
        "{\"leafIdx\":0,\"treeSize\":1,\"root\":\"****\",\"leafHash\":\"AAAA\",\"proof\":[]}",
        "{\"leafIdx\":0,\"treeSize\":2,R}",
      })
  void isRefusedAndTheNextLineIsJudged(String line) throws Exception {
    String fields = GOOD.substring(GOOD.indexOf("\"root\""), GOOD.indexOf(",\"wantErr\""));
    String hostile = line.replace("R}", fields + "}");
    assertThat(run("check-inclusion", hostile + "\n" + GOOD + "\n")).isEqualTo(1);
    assertThat(out.toString().lines()).containsExactly("refused", "ok");
    assertThat(err.toString()).isEqualToIgnoringNewLines("line 1 was to be ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[7]", "{}", "\"AAAA\"", "[[]]", "[null]", "[\"\"]", "true"})
  void aProofThatIsNoListOfHashesIsRefused(String proof) throws Exception {
    assertThat(run("check-inclusion", GOOD.replace("\"proof\":null", "\"proof\":" + proof)))
        .isEqualTo(1);
    assertThat(out.toString().lines()).containsExactly("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "[]",
        "{\"size1\":-1,\"size2\":2,R}",
        "{\"size1\":1,\"size2\":-2,R}",
        "{\"size1\":0,\"size2\":1,R}",
        "{\"size1\":2,\"size2\":1,R}",
        "{\"size1\":9223372036854775808,\"size2\":9223372036854775809,R}",
        "{\"size1\":18446744073709551616,\"size2\":1,R}",
        "{\"size1\":1,\"size2\":2,\"root1\":null,\"root2\":[],\"proof\":\"\"}",
      })
  void aHostileLineOfConsistencyIsRefused(String line) throws Exception {
    String fields = "\"root1\":\"%1$s\",\"root2\":\"%1$s\",\"proof\":[]".formatted(LEAF.base64());
    assertThat(run("check-consistency", line.replace("R}", fields + ",\"wantErr\":true}")))
        .isEqualTo(line.contains("R}") ? 0 : 1);
    assertThat(out.toString().lines()).containsExactly("refused");
  }

  @Test
  void theMarkMayBeLeftOutWhichIsFalse() throws Exception {
    assertThat(run("check-inclusion", GOOD.replace(",\"wantErr\":false", ""))).isZero();
    assertThat(out.toString().lines()).containsExactly("ok");
  }

  @Test
  void aByteOrderMarkEmptyLinesAndForeignEndsOfLinesAreNoPartOfALine() throws Exception {
    assertThat(run("check-inclusion", "\uFEFF" + GOOD + "\r\n\r\n  \n" + GOOD)).isZero();
    assertThat(out.toString().lines()).containsExactly("ok", "ok");
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedAndNotATrace() throws Exception {
    byte[] file = (GOOD + "\n{\"root\":\"x\"}\n").getBytes(StandardCharsets.UTF_8);
    file[file.length - 4] = (byte) 0xff;
    assertThat(run("check-inclusion", file)).isEqualTo(1);
    assertThat(out.toString().lines()).containsExactly("ok", "refused");
    assertThat(err.toString()).doesNotContain("Exception");
  }

  @Test
  void aLineDeeperThanAnyoneWritesIsRefused() throws Exception {
    assertThat(run("check-inclusion", "[".repeat(100_000))).isEqualTo(1);
    assertThat(out.toString().lines()).containsExactly("refused");
  }

  @Test
  void anEmptyFileHoldsNothingWrong() throws Exception {
    assertThat(run("check-inclusion", "")).isZero();
    assertThat(out.toString()).isEmpty();
  }
}
