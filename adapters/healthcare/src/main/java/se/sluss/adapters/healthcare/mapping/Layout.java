package se.sluss.adapters.healthcare.mapping;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.ResourceType;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;
import tools.jackson.databind.JsonNode;

/**
 * In which order a Bundle has its resources and under which addresses: of each kind one.
 *
 * @param urls by kind, in the order of the entries
 */
public record Layout(Map<ResourceType, String> urls) {
  private static final Set<ResourceType> NEEDED =
      EnumSet.of(
          ResourceType.ServiceRequest,
          ResourceType.Task,
          ResourceType.Consent,
          ResourceType.Patient,
          ResourceType.PractitionerRole);

  private static final Set<ResourceType> KNOWN =
      EnumSet.of(
          ResourceType.ServiceRequest,
          ResourceType.Task,
          ResourceType.Consent,
          ResourceType.Patient,
          ResourceType.PractitionerRole,
          ResourceType.Organization);

  /**
   * The layout of a Bundle.
   *
   * @throws RefusedException UNKNOWN_FIELD for a resource that has no place in a referral, or is
   *     there twice; MISSING_FIELD; WRONG_VALUE for an address that is no {@code urn:uuid:}
   */
  static Layout of(JsonNode bundle) throws RefusedException {
    Map<ResourceType, String> urls = new LinkedHashMap<>();
    int index = 0;
    for (JsonNode entry : bundle.path("entry")) {
      String at = "Bundle.entry[" + index + "]";
      String name = entry.path("resource").path("resourceType").asString("");
      String url = entry.path("fullUrl").asString("");
      ResourceType type =
          KNOWN.stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
      if (type == null || urls.containsKey(type)) {
        throw new RefusedException(new Fault(SlCode.UNKNOWN_FIELD, at + ".resource"));
      }
      if (!url.matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
          || urls.containsValue(url)) {
        throw new RefusedException(new Fault(SlCode.WRONG_VALUE, at + ".fullUrl"));
      }
      // The library would look into it before anything is compared.
      if (entry.path("resource").has("contained")) {
        throw new RefusedException(new Fault(SlCode.UNKNOWN_FIELD, at + ".resource.contained"));
      }
      urls.put(type, url);
      index++;
    }
    for (ResourceType type : NEEDED) {
      if (!urls.containsKey(type)) {
        throw new RefusedException(
            new Fault(SlCode.MISSING_FIELD, "Bundle.entry.resource.ofType(" + type.name() + ")"));
      }
    }
    return new Layout(urls);
  }

  /** Whether there is one of this kind. */
  boolean has(ResourceType type) {
    return urls.containsKey(type);
  }

  /** The path of the one of this kind, which is there. */
  String at(ResourceType type) {
    return "Bundle.entry[" + List.copyOf(urls.keySet()).indexOf(type) + "].resource";
  }

  /** The path of an element of the one of this kind. */
  String at(ResourceType type, String element) {
    return at(type) + "." + element;
  }
}
