package se.sluss.adapters.kit.atrest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class VaultTest {
  private final SecureRandom random = new SecureRandom();
  private final BoundCipher cipher = new BoundCipher(new byte[32], random);
  private final byte[] text = "en text".getBytes(UTF_8);

  @Test
  void whatIsLockedForOnePlaceOpensThereAndNowhereElse() {
    byte[] locked = cipher.lock("inbox/1", text);
    assertThat(cipher.unlock("inbox/1", locked)).isEqualTo(text);
    assertThatThrownBy(() -> cipher.unlock("inbox/2", locked))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFlippedBitAnywhereIsRefused() {
    byte[] locked = cipher.lock("inbox/1", text);
    for (int i = 0; i < locked.length; i++) {
      byte[] flipped = locked.clone();
      flipped[i] ^= 1;
      assertThatThrownBy(() -> cipher.unlock("inbox/1", flipped))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void theSameTextIsNeverLockedTheSameTwice() {
    assertThat(cipher.lock("a", text)).isNotEqualTo(cipher.lock("a", text));
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new BoundCipher(new byte[16], random))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
