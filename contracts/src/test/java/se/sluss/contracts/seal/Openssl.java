package se.sluss.contracts.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import se.sluss.contracts.keys.Certificates;

/** The real {@code openssl}, as a stranger's tool, in a folder of its own. */
final class Openssl {
  private final Path folder;

  private Openssl(Path folder) {
    this.folder = folder;
  }

  /** Without the tool the test is skipped by name; with {@code -Dsluss.ci=true} it fails. */
  static Openssl in(Path folder) throws IOException, InterruptedException {
    boolean there = isThere(folder);
    if (Boolean.getBoolean("sluss.ci")) {
      assertThat(there).as("openssl 3 with cms on a machine that must have it").isTrue();
    }
    assumeTrue(there, "SKIPPED: no openssl 3 with cms on this machine");
    return new Openssl(folder);
  }

  private static boolean isThere(Path folder) throws InterruptedException {
    try {
      return new Openssl(folder).run("version").output().startsWith("OpenSSL 3");
    } catch (IOException e) {
      return false;
    }
  }

  /** What a run gave. */
  record Result(int exit, String output) {}

  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("openssl does not end");
    }
    return new Result(process.exitValue(), Files.readString(output));
  }

  /** Runs and expects success. */
  void must(String... arguments) throws IOException, InterruptedException {
    Result result = run(arguments);
    assertThat(result.exit()).as(result.output()).isZero();
  }

  Openssl file(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
    return this;
  }

  Openssl certificate(String name, X509Certificate certificate) throws IOException {
    Files.writeString(folder.resolve(name), Certificates.toPem(certificate));
    return this;
  }

  Openssl key(String name, PrivateKey key) throws IOException {
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    return this;
  }

  byte[] read(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }
}
