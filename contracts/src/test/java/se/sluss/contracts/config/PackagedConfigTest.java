package se.sluss.contracts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedConfigTest {
  @Test
  void theTemporaryFolderIsGoneWhenItIsClosed() throws IOException {
    Path folder;
    try (PackagedConfig config = PackagedConfig.open()) {
      folder = config.folder();
      assertThat(folder.resolve("directory/places/0180-stockholm.yaml")).isRegularFile();
      assertThat(folder.resolve("types/igor-wish-1.yaml")).isRegularFile();
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void aFolderWithSomethingInItIsLeftAsItIs(@TempDir Path folder) throws IOException {
    Path mine = Files.writeString(folder.resolve("limits.yaml"), "mine");
    assertThatThrownBy(() -> PackagedConfig.writeTo(folder))
        .isInstanceOf(DirectoryNotEmptyException.class);
    assertThat(mine).hasContent("mine");
  }
}
