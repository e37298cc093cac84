package se.sluss.hub.bench.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealingTest {
  private static final byte[] CONTENT = "Tolvan Tolvansson vill bli kontaktad".getBytes(UTF_8);

  private final OurSealing ours = new OurSealing();
  private final Sealing alone = new BouncyCastleAlone(ours.sender, ours.recipient);

  @Test
  void eachOpensWhatItSealed() throws Exception {
    assertThat(ours.open(ours.seal(CONTENT))).isEqualTo(CONTENT);
    assertThat(alone.open(alone.seal(CONTENT))).isEqualTo(CONTENT);
  }

  @Test
  void bouncyCastleAloneOpensOursSoThatBothDoTheSameWork() throws Exception {
    assertThat(new String(alone.open(ours.seal(CONTENT)), UTF_8))
        .endsWith(new String(CONTENT, UTF_8));
  }

  @Test
  void neitherOpensWhatWasChanged() throws Exception {
    for (Sealing way : new Sealing[] {ours, alone}) {
      byte[] sealed = way.seal(CONTENT);
      sealed[sealed.length - 20] ^= 1;
      assertThatThrownBy(() -> way.open(sealed)).isInstanceOf(Exception.class);
    }
  }
}
