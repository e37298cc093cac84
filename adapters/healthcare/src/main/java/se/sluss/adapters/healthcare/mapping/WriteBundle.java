package se.sluss.adapters.healthcare.mapping;

import java.util.Date;
import java.util.Locale;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.healthcare.mapping.CareReferral.Protection;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact.Handling;

/**
 * Writes a referral as the Bundle it came in: the profile that this door takes, as code. Each
 * resource is as it must be, with the referral's own values in their places.
 */
final class WriteBundle {
  private final CareReferral referral;
  private final Layout layout;

  private WriteBundle(CareReferral referral, Layout layout) {
    this.referral = referral;
    this.layout = layout;
  }

  static Bundle write(CareReferral referral, Layout layout) {
    WriteBundle writing = new WriteBundle(referral, layout);
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    layout
        .urls()
        .forEach(
            (type, url) ->
                bundle
                    .addEntry()
                    .setFullUrl(url)
                    .setResource(writing.resource(type))
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl(type.name()));
    return bundle;
  }

  private Resource resource(ResourceType type) {
    return switch (type) {
      case ServiceRequest -> request();
      case Task -> task();
      case Consent -> consent();
      case Patient -> patient();
      case PractitionerRole -> role();
      case Organization -> organization();
      default -> throw new IllegalStateException("no layout has this");
    };
  }

  private ServiceRequest request() {
    ServiceRequest request =
        new ServiceRequest()
            .setStatus(ServiceRequestStatus.ACTIVE)
            .setIntent(ServiceRequestIntent.ORDER)
            .setPriority(
                referral.urgency() == Urgency.URGENT
                    ? ServiceRequestPriority.URGENT
                    : ServiceRequestPriority.ROUTINE)
            .setCode(concept(Systems.SERVICE, "mediated-contact"))
            .setSubject(to(ResourceType.Patient))
            .setRequester(to(ResourceType.PractitionerRole))
            .setAuthoredOn(Date.from(referral.recordedAt()))
            .addSupportingInfo(to(ResourceType.Consent));
    request.addIdentifier().setSystem(Systems.URI).setValue("urn:uuid:" + referral.id());
    for (Handling label : referral.handling()) {
      request.getMeta().addSecurity(new Coding(Systems.HANDLING, lower(label), null));
    }
    String municipality = referral.municipality();
    if (municipality != null) {
      request.addLocationCode(concept(Systems.MUNICIPALITY, municipality));
    }
    String district = referral.district();
    if (district != null) {
      request.addLocationCode(concept(Systems.DISTRICT, district));
    }
    if (referral.unit() != null) {
      request.addPerformer(to(ResourceType.Organization));
    }
    return request;
  }

  private Task task() {
    Task task =
        new Task()
            .setStatus(TaskStatus.REQUESTED)
            .setIntent(TaskIntent.ORDER)
            .setCode(concept(Systems.TASK_CODE, "fulfill"))
            .setFocus(to(ResourceType.ServiceRequest))
            .setFor(to(ResourceType.Patient))
            .setAuthoredOn(Date.from(referral.recordedAt()))
            .setRequester(to(ResourceType.PractitionerRole));
    if (referral.unit() != null) {
      task.setOwner(to(ResourceType.Organization));
    }
    return task;
  }

  private Consent consent() {
    CareReferral.Agreement agreement = referral.agreement();
    Consent consent =
        new Consent()
            .setStatus(ConsentState.ACTIVE)
            .setScope(concept(Systems.CONSENT_SCOPE, "patient-privacy"))
            .addCategory(concept(Systems.ACT_CODE, "IDSCL"))
            .setPatient(to(ResourceType.Patient))
            .setDateTime(Date.from(agreement.givenAt()))
            .addPerformer(to(ResourceType.Patient))
            .setPolicyRule(concept(Systems.ACT_CODE, "OPTIN"));
    consent.addExtension(Systems.HOW_GIVEN, new CodeType(lower(agreement.how())));
    Consent.ProvisionComponent provision =
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
    provision.getPeriod().setEnd(Date.from(agreement.until()));
    agreement
        .purposes()
        .forEach(code -> provision.addPurpose(new Coding(Systems.PURPOSE, code, null)));
    agreement.categories().forEach(code -> provision.addCode(concept(Systems.CATEGORY, code)));
    if (referral.unit() != null) {
      provision
          .addActor()
          .setRole(concept(Systems.PARTICIPATION, "IRCP"))
          .setReference(to(ResourceType.Organization));
    }
    return consent;
  }

  private Patient patient() {
    CareReferral.Person person = referral.person();
    Patient patient = new Patient();
    Protection protection = person.protection();
    if (protection != null) {
      patient.getMeta().addSecurity(new Coding(Systems.SECURITY_LABEL, protection.code(), null));
    }
    String number = person.number();
    if (number != null) {
      patient.addIdentifier().setSystem(system(number)).setValue(number);
    }
    if (person.birthDate() != null) {
      patient.setBirthDateElement(new DateType(person.birthDate().toString()));
    }
    patient.addName().setFamily(person.familyName()).addGiven(person.givenName());
    ContactPoint telephone =
        patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(person.telephone());
    if (person.safeToAnswer() != null) {
      telephone.addExtension(Systems.SAFE_TO_ANSWER, new BooleanType(person.safeToAnswer()));
    }
    patient.addCommunication().setLanguage(concept(Systems.LANGUAGE, person.language()));
    if (person.interpreter() != null) {
      patient.addExtension(interpreter(person.interpreter()));
    }
    return patient;
  }

  /** Whether a number is a coordination number can be seen from it. */
  private static String system(String number) {
    return number.matches("[0-9]{12}") && Ages.isCoordination(number)
        ? Systems.COORDINATION_NUMBER
        : Systems.PERSONAL_NUMBER;
  }

  private static Extension interpreter(IgorWish.Interpreter interpreter) {
    Extension extension = new Extension(Systems.INTERPRETER);
    extension.addExtension("language", new CodeType(interpreter.language()));
    if (interpreter.dialect() != null) {
      extension.addExtension("dialect", new StringType(interpreter.dialect()));
    }
    IgorWish.@Nullable Sex sex = interpreter.sexWanted();
    if (sex != null) {
      extension.addExtension("sex", new CodeType(lower(sex)));
    }
    extension.addExtension("by-telephone", new BooleanType(interpreter.byTelephone()));
    return extension;
  }

  private PractitionerRole role() {
    PractitionerRole role = new PractitionerRole();
    role.addIdentifier().setSystem(Systems.OFFICER).setValue(referral.officer().value());
    return role;
  }

  private Organization organization() {
    Organization organization = new Organization();
    organization.addIdentifier().setSystem(Systems.UNIT).setValue(String.valueOf(referral.unit()));
    return organization;
  }

  private Reference to(ResourceType type) {
    return new Reference(layout.urls().get(type));
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  private static String lower(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
