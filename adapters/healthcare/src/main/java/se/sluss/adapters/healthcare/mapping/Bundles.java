package se.sluss.adapters.healthcare.mapping;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.springframework.stereotype.Component;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.ManyFaultsException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a referral out of a Bundle, wholly or not at all. */
@Component
public final class Bundles {
  private final FhirJson fhir;
  private final Json json;

  Bundles(FhirJson fhir, Json json) {
    this.fhir = fhir;
    this.json = json;
  }

  /**
   * A referral, and where each of its resources stood.
   *
   * @param referral all that the Bundle says
   * @param layout for naming paths
   */
  public record Read(CareReferral referral, Layout layout) {}

  /**
   * Reads one.
   *
   * @param body bounded before
   * @throws RefusedException MALFORMED, also for a name twice or more than 32 levels;
   *     UNKNOWN_FIELD, MISSING_FIELD or WRONG_VALUE with the path
   * @throws ManyFaultsException the same, each with its path, for all that would be lost or is not
   *     as it must be
   */
  public Read read(byte[] body) throws RefusedException, ManyFaultsException {
    JsonNode sent = tree(body);
    if (!sent.path("resourceType").asString("").equals("Bundle")) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "Bundle"));
    }
    Layout layout = Layout.of(sent);
    CareReferral referral = new ReadBundle(resources(sent, layout), layout).read();
    JsonNode understood = tree(fhir.write(WriteBundle.write(referral, layout)));
    List<Fault> faults = Differences.between(sent, understood);
    if (!faults.isEmpty()) {
      throw new ManyFaultsException(faults);
    }
    return new Read(referral, layout);
  }

  private Map<ResourceType, Resource> resources(JsonNode sent, Layout layout)
      throws RefusedException {
    Map<ResourceType, Resource> resources = new EnumMap<>(ResourceType.class);
    int index = 0;
    for (ResourceType type : layout.urls().keySet()) {
      JsonNode resource = sent.path("entry").path(index).path("resource");
      resources.put(type, fhir.read(resource.toString(), layout.at(type)));
      index++;
    }
    return resources;
  }

  /** Bounded and without a name twice, which the library would not mind. */
  private JsonNode tree(byte[] body) throws RefusedException {
    try {
      return json.mapper().readTree(body);
    } catch (JacksonException e) {
      throw new RefusedException(SlCode.MALFORMED);
    }
  }
}
