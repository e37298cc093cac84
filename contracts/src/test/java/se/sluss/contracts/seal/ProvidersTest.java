package se.sluss.contracts.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.wire.Bytes;

/** Which library does which work: over the content the JDK is forty times faster. */
class ProvidersTest {
  private final Units units = new Units();
  private final SealLabel label = units.label();

  @Test
  void theContentsCipherAndDigestAreAskedOfTheJdk() throws Exception {
    Sealer sealer = units.sealer(units.police);
    Opener opener = units.opener(units.violence);
    Listening listening = new Listening();
    Security.insertProviderAt(listening, 1);
    try {
      Bytes sealed = sealer.seal(new byte[9], label, units.violence.opening());
      assertThat(listening.heard).anyMatch(Listening::isGcm).contains("MessageDigest SHA-256");
      listening.heard.clear();
      opener.open(sealed, label);
      assertThat(listening.heard).anyMatch(Listening::isGcm).contains("MessageDigest SHA-256");
    } finally {
      Security.removeProvider(listening.getName());
    }
  }

  /** With the test above: who is asked is the JDK, because there is nobody else. */
  @Test
  void bouncyCastleIsNotRegistered() throws Exception {
    Bytes sealed = units.sealer(units.police).seal(new byte[9], label, units.violence.opening());
    units.opener(units.violence).open(sealed, label);
    assertThat(Arrays.stream(Security.getProviders()).map(Provider::getName)).doesNotContain("BC");
    assertThat(Cipher.getInstance("AES/GCM/NoPadding").getProvider().getName()).isEqualTo("SunJCE");
  }

  /** Offers nothing; hears what is asked of no provider in particular. */
  private static final class Listening extends Provider {
    private static final long serialVersionUID = 1;
    private final transient Set<String> heard = new ConcurrentSkipListSet<>();

    Listening() {
      super("Listening", "1", "hears what is asked");
    }

    @Override
    public @Nullable Service getService(String type, String algorithm) {
      heard.add(type + " " + algorithm);
      return null;
    }

    /** By name, or by the object identifier of NIST. */
    static boolean isGcm(String request) {
      return request.startsWith("Cipher ")
          && (request.contains("GCM") || request.endsWith("2.16.840.1.101.3.4.1.46"));
    }
  }
}
