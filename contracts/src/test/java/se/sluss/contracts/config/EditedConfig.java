package se.sluss.contracts.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the packaged configuration that a test may spoil. */
public final class EditedConfig {
  private final Path folder;

  /** Copies into an empty folder. */
  public EditedConfig(Path folder) throws IOException {
    this.folder = PackagedConfig.writeTo(folder.resolve("config"));
  }

  public Path folder() {
    return folder;
  }

  /** Replaces a text that stands in the file, at its first place. */
  public EditedConfig replace(String file, String text, String by) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(text);
    int at = before.indexOf(text);
    Files.writeString(path, before.substring(0, at) + by + before.substring(at + text.length()));
    return this;
  }

  /** Line from 1 on which a text stands first. */
  public int line(String file, String text) throws IOException {
    String content = Files.readString(folder.resolve(file));
    assertThat(content).contains(text);
    return (int) content.substring(0, content.indexOf(text)).lines().count()
        + (content.indexOf(text) == 0 || content.charAt(content.indexOf(text) - 1) == '\n' ? 1 : 0);
  }
}
