package se.sluss.contracts.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.sluss.contracts.wire.Bytes;

class SealTest {
  private static final byte[] CONTENT = "{\"telephone\":\"070-174 06 05\"}".getBytes(UTF_8);

  private final Units units = new Units();

  @Test
  void whatIsSealedForAUnitIsOpenedByIt() throws SealException {
    SealLabel label = units.label();
    Bytes sealed = units.sealer(units.police).seal(CONTENT, label, units.violence.opening());
    assertThat(units.opener(units.violence).open(sealed, label).toArray()).isEqualTo(CONTENT);
  }
}
