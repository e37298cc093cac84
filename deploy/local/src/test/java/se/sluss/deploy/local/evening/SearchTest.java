package se.sluss.deploy.local.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing is worth what it can find. */
class SearchTest {
  private static final String TEXT = "Gulfjädervägen";
  private final Search search = new Search(List.of(TEXT, "Sparvlund"));

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void aTextIsFoundInEachCharsetAsItIsInHexAndInBase64WhereverItBegins(String charset)
      throws IOException {
    byte[] bytes = TEXT.getBytes(Charset.forName(charset));
    assertThat(found(bytes)).containsExactly(TEXT);
    assertThat(found(ascii(HexFormat.of().formatHex(bytes)))).containsExactly(TEXT);
    assertThat(found(ascii(HexFormat.of().withUpperCase().formatHex(bytes)))).containsExactly(TEXT);
    for (String before : List.of("", "x", "xy")) {
      for (String after : List.of("", "x", "xy")) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        inside.writeBytes(ascii(before));
        inside.writeBytes(bytes);
        inside.writeBytes(ascii(after));
        assertThat(found(ascii(Base64.getEncoder().encodeToString(inside.toByteArray()))))
            .as("after '" + before + "', before '" + after + "'")
            .containsExactly(TEXT);
      }
    }
  }

  @Test
  void aTextIsFoundAcrossTheEdgeOfWhatIsReadAtOnce() throws IOException {
    for (int before = (1 << 23) - 20; before <= 1 << 23; before++) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      content.writeBytes(new byte[before]);
      content.writeBytes(TEXT.getBytes(StandardCharsets.UTF_8));
      assertThat(search.in(new ByteArrayInputStream(content.toByteArray()))).containsExactly(TEXT);
    }
  }

  @Test
  void whatIsNotThereIsNotFound() throws IOException {
    assertThat(found(ascii("Gulfj-dervagen Sparvlun"))).isEmpty();
  }

  private List<String> found(byte[] bytes) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(new byte[] {0, 1, 2});
    content.writeBytes(bytes);
    content.writeBytes(new byte[] {3});
    return List.copyOf(search.in(new ByteArrayInputStream(content.toByteArray())));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
