package se.sluss.adapters.kit.door;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Json;

/** What a door for machines is made of, for a program whose other pages are for people. */
@Configuration(proxyBeanMethods = false)
public class DoorPieces {
  @Bean
  BoundedBody boundedBody(KitSettings settings) throws ConfigException {
    return new BoundedBody(Limits.load(settings.configDir()).requestBytes());
  }

  @Bean
  StrictReader strictReader(Json json) {
    return new StrictReader(json);
  }

  @Bean
  Doorway doorway(Problems problems, ObjectProvider<RefusalForm> asked, Json json) {
    return new Doorway(problems, asked.getIfAvailable(() -> new ProblemForm(json)));
  }
}
