package se.sluss.hub.cli.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;
import se.sluss.hub.cli.directory.ConfigFileCheck;
import se.sluss.sdk.xml.BoundedXml;

/** Looks at a file's first bytes and has those look at it who know its kind. */
final class FileCheck {
  /** Most bytes of any file at any door: an SDK envelope. */
  private static final int MOST_BYTES = BoundedXml.MOST_BYTES;

  /** The mark that some programs put before UTF-8. */
  private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Clock clock;
  private final ConfigFileCheck config;

  /** Made when the first file of its kind comes: each reads its schemas. */
  private @Nullable XmlCheck xml;

  private @Nullable JsonCheck json;

  FileCheck(Clock clock) {
    this.clock = clock;
    this.config = new ConfigFileCheck(clock);
  }

  /**
   * What a file is and whether it would be taken.
   *
   * @throws IOException when it cannot be read
   */
  Answer check(Path file) throws IOException {
    if (yaml(file)) {
      return config(file);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      return Answer.unread(SlCode.OVERSIZE);
    }
    return switch (Looks.of(bytes, start(bytes))) {
      case XML -> xml().check(bytes);
      case JSON -> json().check(marked(bytes) ? dropMark(bytes) : bytes);
      case CMS -> SealCheck.check(bytes);
      case PDF -> Answer.unknown(List.of("sdk-message/3"));
      case OTHER -> Answer.unknown(List.of());
    };
  }

  private XmlCheck xml() {
    XmlCheck made = xml == null ? new XmlCheck(clock) : xml;
    xml = made;
    return made;
  }

  private JsonCheck json() {
    JsonCheck made = json == null ? new JsonCheck(clock) : json;
    json = made;
    return made;
  }

  private Answer config(Path file) {
    return config
        .faults(file)
        .map(
            faults ->
                Answer.of(
                    "config",
                    faults.stream().map(at -> Remark.refusal(SlCode.CONFIG_FAULT, at)).toList()))
        .orElseGet(() -> Answer.unknown(List.of("config")));
  }

  private static boolean yaml(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static int start(byte[] bytes) {
    int at = marked(bytes) ? UTF8_MARK.length : 0;
    while (at < bytes.length && " \t\r\n".indexOf(bytes[at]) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean marked(byte[] bytes) {
    return bytes.length >= UTF8_MARK.length
        && bytes[0] == UTF8_MARK[0]
        && bytes[1] == UTF8_MARK[1]
        && bytes[2] == UTF8_MARK[2];
  }

  private static byte[] dropMark(byte[] bytes) {
    return Arrays.copyOfRange(bytes, UTF8_MARK.length, bytes.length);
  }
}
