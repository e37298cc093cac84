package se.sluss.adapters.healthcare.mapping;

/** The systems that codes and identifiers come from, and the addresses of extensions. */
final class Systems {
  // HL7.
  static final String URI = "urn:ietf:rfc:3986";
  static final String LANGUAGE = "urn:ietf:bcp:47";
  static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
  static final String CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
  static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

  /** HL7 BSeR: how far a referral has come. */
  static final String BUSINESS_STATUS =
      "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";

  // HL7 Sweden's base profiles.
  static final String PERSONAL_NUMBER = "http://electronichealth.se/identifier/personnummer";
  static final String COORDINATION_NUMBER =
      "http://electronichealth.se/identifier/samordningsnummer";
  static final String SECURITY_LABEL = "http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel";

  /** Municipality codes of Statistics Sweden, as Swedish health care names them. */
  static final String MUNICIPALITY = "urn:oid:1.2.752.129.2.2.1.17";

  // Ours: for which there is no standard code.
  static final String PROBLEM = "urn:sluss:problem";
  static final String SERVICE = "urn:sluss:fhir:service";
  static final String HANDLING = "urn:sluss:fhir:handling";
  static final String DISTRICT = "urn:sluss:fhir:district";
  static final String UNIT = "urn:sluss:fhir:unit";
  static final String OFFICER = "urn:sluss:fhir:officer";
  static final String PURPOSE = "urn:sluss:fhir:purpose";
  static final String CATEGORY = "urn:sluss:fhir:category";
  static final String STATE = "urn:sluss:fhir:referral-state";
  static final String STEP = "urn:sluss:fhir:referral-step";
  static final String REASON = "urn:sluss:fhir:reason";
  static final String NEXT = "urn:sluss:fhir:next-step";
  static final String OUTPUT = "urn:sluss:fhir:output";

  /** Extension on a telephone: whether nobody else answers it. */
  static final String SAFE_TO_ANSWER = "urn:sluss:fhir:safe-to-answer";

  /** Extension on a patient: the interpreter as he wishes. */
  static final String INTERPRETER = "urn:sluss:fhir:interpreter";

  /** Extension on a consent: SPOKEN, WRITTEN or THROUGH_INTERPRETER, in small letters. */
  static final String HOW_GIVEN = "urn:sluss:fhir:how-given";

  private Systems() {}
}
