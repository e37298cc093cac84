package se.sluss.adapters.kit.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.witness.CosignatureKey;
import se.sluss.contracts.witness.SeedFile;
import se.sluss.contracts.witness.Witness;

/** The witness, if this adapter is to be one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sluss.witness.name")
@EnableConfigurationProperties(WitnessSettings.class)
public class WitnessConfiguration {
  @Bean
  WitnessDoor witnessDoor(KitSettings settings, WitnessSettings witness, Clock clock)
      throws IOException {
    Path folder = settings.dataDir();
    CosignatureKey key =
        new CosignatureKey(witness.name(), SeedFile.readOrMake(folder.resolve("witness.key")));
    // Those who verify are given it by another way than the hub's door.
    Files.writeString(folder.resolve("witness.vkey"), key.verifierKey() + "\n");
    NoteVerifier log = NoteVerifier.of(Files.readString(settings.log().keyFile()).strip());
    return new WitnessDoor(new Witness(key, log, folder.resolve("witness-seen"), clock), log);
  }

  /** Open: a checkpoint carries the log's signature, and nothing but a cosignature is given. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain witnessChain(HttpSecurity http) throws Exception {
    return http.securityMatcher(WitnessDoor.PATH)
        .authorizeHttpRequests(any -> any.anyRequest().permitAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable()) // no cookie is read here
        .build();
  }
}
