package se.sluss.hub.cli.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.UnitKeys;

/** In a process of its own: the password is in its environment. */
class SealCommandTest {
  private static final String CONTENT = "{\"name\":\"Tolvan Tolvansson\"}";
  private static final String MESSAGE = "019df3b2-0000-7000-8000-000000000001";
  private static final String PART = "019df3b2-0000-7000-8000-000000000002";
  private static final String PASSWORD = "open sesame";

  private final Path folder;

  SealCommandTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    CertificateAuthority authority = CertificateAuthority.create(Clock.systemUTC());
    UnitKeys sender = authority.issue(UnitId.of("u-1"), AgencyId.of("a-1"));
    UnitKeys recipient = authority.issue(UnitId.of("u-2"), AgencyId.of("a-2"));
    KeyFile.write(folder.resolve("keys.p12"), PASSWORD.toCharArray(), List.of(sender, recipient));
    Files.writeString(folder.resolve("root.pem"), Certificates.toPem(authority.root()));
    Files.writeString(folder.resolve("u-2.pem"), Certificates.toPem(recipient.opening()));
    Files.writeString(folder.resolve("u-1.pem"), Certificates.toPem(sender.opening()));
    Files.writeString(folder.resolve("content.json"), CONTENT);
  }

  @Test
  void whatIsSealedByOneCommandIsOpenedByTheOther() throws Exception {
    Ended sealed = seal("--out", "sealed.der", "content.json");
    assertThat(sealed.exit()).as(sealed.err()).isZero();
    assertThat(Files.readString(folder.resolve("sealed.der"), ISO_8859_1)).doesNotContain("Tolvan");
    Ended opened = open(PART, "sealed.der");
    assertThat(opened.exit()).as(opened.err()).isZero();
    assertThat(opened.out()).isEqualTo(CONTENT);
  }

  @Test
  void aRefusalIsExitOneWithItsNumberAndNoOutput() throws Exception {
    assertThat(seal("--out", "sealed.der", "content.json").exit()).isZero();
    Ended moved = open("019df3b2-0000-7000-8000-000000000003", "sealed.der");
    assertThat(moved.exit()).isEqualTo(1);
    assertThat(moved.err()).startsWith("SL-3105 ");
    assertThat(moved.out()).isEmpty();
    Ended noSeal = open(PART, "content.json");
    assertThat(noSeal.exit()).isEqualTo(1);
    assertThat(noSeal.err()).startsWith("SL-3108 ").doesNotContain("Tolvan");
  }

  @Test
  void aWrongCallIsExitTwo() throws Exception {
    assertThat(seal("--out", "sealed.der", "nothing.json").exit()).isEqualTo(2);
    assertThat(run("wrong password", sealing("content.json")).exit()).isEqualTo(2);
    assertThat(run(PASSWORD, List.of("seal", "content.json")).exit()).isEqualTo(2);
    assertThat(open("not-an-id", "content.json").exit()).isEqualTo(2);
  }

  private Ended seal(String... rest) throws Exception {
    return run(PASSWORD, sealing(rest));
  }

  private static List<String> sealing(String... rest) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "seal",
                "--to",
                "u-2.pem",
                "--keys",
                "keys.p12",
                "--unit",
                "u-1",
                "--anchor",
                "root.pem",
                "--message",
                MESSAGE,
                "--part",
                PART,
                "--schema",
                "igor-wish/1"));
    arguments.addAll(List.of(rest));
    return arguments;
  }

  private Ended open(String part, String file) throws Exception {
    return run(
        PASSWORD,
        List.of(
            "open",
            "--from",
            "u-1",
            "--keys",
            "keys.p12",
            "--unit",
            "u-2",
            "--anchor",
            "root.pem",
            "--message",
            MESSAGE,
            "--part",
            part,
            "--schema",
            "igor-wish/1",
            file));
  }

  private record Ended(int exit, String out, String err) {}

  private Ended run(String password, List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "se.sluss.hub.cli.Sluss"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("SLUSS_KEYS_PASSWORD", password);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the command ends").isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("out"), UTF_8),
        Files.readString(folder.resolve("err"), UTF_8));
  }
}
