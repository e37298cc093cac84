package se.sluss.adapters.kit.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.Trust;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/** What the contracts need: config, keys, and the pinned root. Anything wrong stops the start. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {
  /** Our units' keys. */
  record OurKeys(Map<UnitId, UnitKeys> byUnit) {}

  /** The pinned root. */
  record Anchor(X509Certificate certificate) {}

  @Bean
  Json json() {
    return new Json();
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  Directory directory(KitSettings settings) throws ConfigException {
    return Directory.load(settings.configDir());
  }

  @Bean
  MessageTypes messageTypes(KitSettings settings) throws ConfigException {
    return MessageTypes.load(settings.configDir());
  }

  @Bean
  Handling handling(KitSettings settings) throws ConfigException {
    return Handling.load(settings.configDir());
  }

  @Bean
  Deadlines deadlines(KitSettings settings) throws ConfigException {
    return Deadlines.load(settings.configDir());
  }

  @Bean
  PartSchemas partSchemas(Clock clock) {
    return new PartSchemas(clock);
  }

  @Bean
  OurKeys ourKeys(KitSettings settings) throws IOException {
    return new OurKeys(
        KeyFile.read(settings.keys().file(), settings.keys().password().value().toCharArray()));
  }

  @Bean
  Anchor anchor(KitSettings settings) throws IOException, CertificateException {
    return new Anchor(Certificates.fromPem(Files.readString(settings.keys().anchor())));
  }

  @Bean
  Trust trust(Anchor anchor, Clock clock) {
    return new Trust(anchor.certificate(), clock);
  }

  @Bean
  Verifier verifier(Anchor anchor, Clock clock) {
    return new Verifier(anchor.certificate(), clock);
  }
}
