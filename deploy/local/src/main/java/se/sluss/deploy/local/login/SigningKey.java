package se.sluss.deploy.local.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;
import se.sluss.deploy.local.PrivateFiles;

/** The key that signs tokens: made at first start, and the same ever after. */
final class SigningKey {
  // RS256 is what every OpenID Connect client must know (Core 1.0, section 15.1).
  private static final int BITS = 3072;

  private SigningKey() {}

  static RSAKey readOrMake(Path file) throws IOException {
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file));
      }
      RSAKey made =
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyID(UUID.randomUUID().toString())
              .generate();
      PrivateFiles.write(file, made.toJSONString());
      return made;
    } catch (JOSEException | ParseException e) {
      throw new IOException("the login's signing key cannot be used", e);
    }
  }
}
