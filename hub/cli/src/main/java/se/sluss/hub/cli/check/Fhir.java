package se.sluss.hub.cli.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FHIR, which is recognised so that it is refused by its name; there is no door for it yet. */
final class Fhir {
  private static final String NAMESPACE = "http://hl7.org/fhir";

  /** The resources of a referral; another one's name is a stranger's word until a door reads it. */
  private static final Set<String> NAMED =
      Set.of(
          "AuditEvent",
          "Bundle",
          "CapabilityStatement",
          "Communication",
          "CommunicationRequest",
          "Consent",
          "DocumentReference",
          "OperationOutcome",
          "Organization",
          "Patient",
          "Practitioner",
          "PractitionerRole",
          "Provenance",
          "Questionnaire",
          "QuestionnaireResponse",
          "RelatedPerson",
          "ServiceRequest",
          "Subscription",
          "Task");

  private Fhir() {}

  /** What a file in XML is called; null when it is not FHIR. */
  static @Nullable String format(String namespace, String root) {
    return NAMESPACE.equals(namespace) ? format(root) : null;
  }

  /** What a resource is called. */
  static String format(String resourceType) {
    return NAMED.contains(resourceType) ? "fhir/" + resourceType : "fhir";
  }
}
