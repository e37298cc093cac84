package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {
  /** Class file version of Java 17 (JVMS 25, table 4.1-A). */
  private static final int JAVA_17 = 61;

  private final Path folder;

  StartTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Start", "StartProblem", "StartRefused"})
  void whatAnOlderJavaMeetsItCanRead(String name) throws IOException {
    try (InputStream file = Start.class.getResourceAsStream(name + ".class");
        DataInputStream content = new DataInputStream(Objects.requireNonNull(file))) {
      assertThat(content.readInt()).isEqualTo(0xCAFEBABE);
      content.readUnsignedShort();
      assertThat(content.readUnsignedShort()).isLessThanOrEqualTo(JAVA_17);
    }
  }

  @Test
  void theJdk25AmongSeveralIsFound() throws IOException {
    Path older = jdk("older", "17.0.15");
    Path right = jdk("right", "25.0.1");

    assertThat(Start.find(List.of(folder.resolve("none"), older, right)))
        .isEqualTo(right.resolve("bin/java"));
  }

  @Test
  void withoutAJdk25NoneIsChosen() throws IOException {
    assertThat(Start.find(List.of(jdk("older", "17.0.15"), jdk("newer", "26")))).isNull();
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = folder.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.createFile(
        jdk.resolve("bin/java"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return jdk;
  }
}
