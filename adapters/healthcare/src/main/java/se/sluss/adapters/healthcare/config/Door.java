package se.sluss.adapters.healthcare.config;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import se.sluss.adapters.healthcare.mapping.FhirJson;
import se.sluss.adapters.healthcare.mapping.Outcomes;
import se.sluss.adapters.kit.door.MachineDoor;
import se.sluss.adapters.kit.door.RefusalForm;
import se.sluss.contracts.problem.Problem;

/** The record system's door. Each call asks for the SMART scope of its own. */
@Configuration(proxyBeanMethods = false)
@Import(MachineDoor.class)
class Door {
  @Bean
  MachineDoor.Opens opens() {
    return new MachineDoor.Opens("/fhir/**", null, List.of("/fhir/metadata"));
  }

  @Bean
  RefusalForm refusalForm(FhirJson fhir) {
    return new RefusalForm() {
      @Override
      public MediaType mediaType() {
        return FhirJson.MEDIA_TYPE;
      }

      @Override
      public byte[] write(List<Problem> problems) {
        return fhir.write(Outcomes.of(problems));
      }
    };
  }
}
