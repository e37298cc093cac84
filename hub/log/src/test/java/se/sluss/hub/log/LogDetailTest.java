package se.sluss.hub.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogDetailTest {
  private static final LogDetail DETAIL =
      LogDetail.of(
              LogEvent.DECIDED,
              Instant.parse("2026-11-21T12:00:00.123456Z"),
              "r-1",
              new Actor("hub", "decision"))
          .at("police-north", "bin-umea")
          .message("m-1")
          .decided("PERMIT", List.of("b@2", "a@1"), "sha256:00")
          .part("sha256:bb")
          .part("sha256:aa")
          .fact("z", "2")
          .fact("conversation", "c-1");

  @Test
  void theCanonicalFormIsSortedJsonWithoutSpace() {
    assertThat(new String(CanonicalDetail.encode(DETAIL, 4), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"actor\":{\"id\":\"decision\",\"role\":\"hub\"},\"agency\":\"police-north\","
                + "\"counter\":4,\"event\":101,\"facts\":{\"conversation\":\"c-1\",\"z\":\"2\"},"
                + "\"grounds\":[\"b@2\",\"a@1\"],\"message\":\"m-1\",\"outcome\":\"PERMIT\","
                + "\"parts\":[\"sha256:bb\",\"sha256:aa\"],\"referral\":\"r-1\","
                + "\"ruleset\":\"sha256:00\",\"time\":\"2026-11-21T12:00:00.123Z\","
                + "\"unit\":\"bin-umea\",\"v\":1}");
  }

  @Test
  void whatWasWrittenReadsBack() {
    assertThat(CanonicalDetail.decode(CanonicalDetail.encode(DETAIL, 4))).isEqualTo(DETAIL);
  }

  /** RFC 4231 case 3; HMAC pads a short key with zeros (RFC 2104), so 32 bytes give its value. */
  @Test
  void theCommitmentIsHmacSha256() {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, 0, 20, (byte) 0xaa);
    byte[] data = new byte[50];
    java.util.Arrays.fill(data, (byte) 0xdd);
    assertThat(HexFormat.of().formatHex(Commitment.of(key, data)))
        .isEqualTo("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "two words",
        "Åsa",
        "line\nbreak",
        "191212121212",
        "19121212-1212",
        "1212121212",
        "121212-1212",
        "\"quoted\"",
        "070+123",
      })
  void whatIsNotACodeIsRefusedAndNotRepeated(String value) {
    assertThatThrownBy(() -> DETAIL.fact("reason", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reason is not a code");
    assertThatThrownBy(() -> DETAIL.message(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
