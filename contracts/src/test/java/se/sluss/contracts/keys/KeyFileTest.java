package se.sluss.contracts.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

class KeyFileTest {
  private static final char[] PASSWORD = "open sesame".toCharArray();

  private final Clock clock = Clock.fixed(Instant.parse("2026-05-04T16:00:00Z"), ZoneOffset.UTC);
  private final CertificateAuthority authority = CertificateAuthority.create(clock);
  private final UnitKeys one = authority.issue(UnitId.of("0127.on-call"), AgencyId.of("kommun-1"));
  private final UnitKeys two = authority.issue(UnitId.of("hub"), AgencyId.of("sluss"));

  private final Path folder;

  KeyFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void manyUnitsKeysAreReadAsTheyWereWritten() throws IOException {
    Path file = folder.resolve("keys.p12");
    KeyFile.write(file, PASSWORD, List.of(one, two));
    Map<UnitId, UnitKeys> read = KeyFile.read(file, PASSWORD);
    assertThat(read).containsOnlyKeys(one.unit(), two.unit());
    for (UnitKeys keys : List.of(one, two)) {
      UnitKeys same = Objects.requireNonNull(read.get(keys.unit()));
      assertThat(same.agency()).isEqualTo(keys.agency());
      assertThat(same.signing()).isEqualTo(keys.signing());
      assertThat(same.opening()).isEqualTo(keys.opening());
      assertThat(secret(same.signingKey())).isEqualTo(secret(keys.signingKey()));
      assertThat(secret(same.openingKey())).isEqualTo(secret(keys.openingKey()));
    }
  }

  private static BigInteger secret(PrivateKey key) {
    return ((ECPrivateKey) key).getS();
  }

  @Test
  void aWrongPasswordOpensNothing() throws IOException {
    Path file = folder.resolve("keys.p12");
    KeyFile.write(file, PASSWORD, List.of(one));
    assertThatThrownBy(() -> KeyFile.read(file, "open barley".toCharArray()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void noKeyLiesInTheOpenAndOnlyTheOwnerMayRead() throws IOException {
    Path file = folder.resolve("keys.p12");
    KeyFile.write(file, PASSWORD, List.of(one));
    String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
    for (PrivateKey key : List.of(one.signingKey(), one.openingKey())) {
      byte[] scalar = secret(key).toByteArray();
      String tail = new String(scalar, scalar.length - 16, 16, ISO_8859_1);
      assertThat(bytes).doesNotContain(tail);
      assertThat(new String(key.getEncoded(), ISO_8859_1)).contains(tail);
    }
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(one.toString()).isEqualTo("keys of 0127.on-call");
  }

  @Test
  void aFileIsReplacedWholeAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("keys.p12");
    KeyFile.write(file, PASSWORD, List.of(one));
    KeyFile.write(file, PASSWORD, List.of(two));
    assertThat(KeyFile.read(file, PASSWORD)).containsOnlyKeys(two.unit());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void anAuthoritysFileIsNoKeyFile() throws IOException {
    Path file = folder.resolve("authority.p12");
    authority.write(file, PASSWORD);
    assertThatThrownBy(() -> KeyFile.read(file, PASSWORD)).isInstanceOf(IOException.class);
  }

  @Test
  void anAuthorityGoesOnWhereItWas() throws Exception {
    Path file = folder.resolve("authority.p12");
    authority.write(file, PASSWORD);
    CertificateAuthority again = CertificateAuthority.read(file, PASSWORD, clock);
    assertThat(again.root()).isEqualTo(authority.root());
    UnitKeys later = again.issue(UnitId.of("u-9"), AgencyId.of("a-9"));
    assertThat(new Trust(authority.root(), clock).check(later.signing(), Usage.SIGNING).unit())
        .isEqualTo(UnitId.of("u-9"));
    assertThatThrownBy(() -> CertificateAuthority.read(file, "x".toCharArray(), clock))
        .isInstanceOf(IOException.class);
  }
}
