package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private final Path folder;

  DataFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aSecondRunInTheSameFolderIsRefused() throws Exception {
    try (DataFolder first = DataFolder.open(folder)) {
      assertThatExceptionOfType(StartRefused.class)
          .isThrownBy(() -> DataFolder.open(first.root()))
          .withMessageStartingWith("SL-9102 ");
    }
  }

  @Test
  void aStoppedRunFreesTheFolder() throws Exception {
    DataFolder.open(folder).close();

    try (DataFolder again = DataFolder.open(folder)) {
      assertThat(again.root()).isEqualTo(folder);
    }
  }

  @Test
  void onlyItsOwnerEntersTheFolder() throws Exception {
    Path fresh = folder.resolve("fresh");
    try (DataFolder data = DataFolder.open(fresh)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.folder("hub"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aScenarioNeverEmptiesAFolderOfAnotherMaking() throws Exception {
    Path kept = Files.writeString(folder.resolve("kept"), "mine");
    try (DataFolder data = DataFolder.open(folder)) {
      assertThatExceptionOfType(StartRefused.class)
          .isThrownBy(data::emptyForScenario)
          .withMessageStartingWith("SL-9107 ");
    }
    assertThat(kept).hasContent("mine");
  }

  @Test
  void aScenarioEmptiesWhatAnEarlierScenarioLeft() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      data.emptyForScenario();
      leave(data);
      data.emptyForScenario();

      assertThat(data.root().resolve("database")).doesNotExist();
    }
  }

  private static void leave(DataFolder data) throws IOException {
    Files.writeString(data.folder("database").resolve("rows"), "old");
  }
}
