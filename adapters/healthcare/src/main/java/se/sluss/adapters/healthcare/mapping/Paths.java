package se.sluss.adapters.healthcare.mapping;

import java.util.Map;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/** From a field of our part or of what the kit is given to the FHIRPath it came from. */
public final class Paths {
  private record Element(ResourceType type, String path) {}

  private static final Map<String, Element> OF_FIELD =
      Map.ofEntries(
          patient("/givenName", "name[0].given[0]"),
          patient("/familyName", "name[0].family"),
          patient("/personalNumber", "identifier[0].value"),
          patient("/birthDate", "birthDate"),
          patient("/telephone", "telecom[0].value"),
          patient("/language", "communication[0].language.coding[0].code"),
          patient("/interpreter", "extension"),
          request("/handling", "meta.security"),
          request("/recordedAt", "authoredOn"),
          request("/eventId", "identifier[0].value"),
          request("/urgency", "priority"),
          request("/municipality", "locationCode[0]"),
          request("/place/municipality", "locationCode[0]"),
          request("/place", "locationCode[0]"),
          request("/district", "locationCode[1]"),
          request("/place/district", "locationCode[1]"),
          Map.entry(
              "/recordedBy", new Element(ResourceType.PractitionerRole, "identifier[0].value")),
          Map.entry(
              "/recipientUnit", new Element(ResourceType.Organization, "identifier[0].value")),
          Map.entry("/consent/purposes", new Element(ResourceType.Consent, "provision.purpose")),
          Map.entry("/consent/until", new Element(ResourceType.Consent, "provision.period.end")));

  private Paths() {}

  /**
   * The path; for a field deeper than those that are known, that of the nearest; for the whole, the
   * Bundle.
   *
   * @param field JSON pointer
   */
  public static String of(@Nullable String field, Layout layout) {
    for (String at = field; at != null && !at.isEmpty(); at = parent(at)) {
      Element element = OF_FIELD.get(at);
      if (element != null && layout.has(element.type())) {
        return layout.at(element.type(), element.path());
      }
    }
    return "Bundle";
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  private static Map.Entry<String, Element> patient(String field, String path) {
    return Map.entry(field, new Element(ResourceType.Patient, path));
  }

  private static Map.Entry<String, Element> request(String field, String path) {
    return Map.entry(field, new Element(ResourceType.ServiceRequest, path));
  }
}
