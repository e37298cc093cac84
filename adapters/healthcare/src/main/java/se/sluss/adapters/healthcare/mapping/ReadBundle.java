package se.sluss.adapters.healthcare.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.healthcare.mapping.CareReferral.Agreement;
import se.sluss.adapters.healthcare.mapping.CareReferral.Protection;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.MediatedContact.Handling;
import se.sluss.contracts.problem.SlCode;

/**
 * Takes out of the resources what a referral says. What is fixed, such as a status or a reference,
 * is not looked at here: it is written again as it must be, and compared.
 */
final class ReadBundle {
  private static final String UUID_URN = "urn:uuid:";

  private final Map<ResourceType, Resource> resources;
  private final Layout layout;

  ReadBundle(Map<ResourceType, Resource> resources, Layout layout) {
    this.resources = resources;
    this.layout = layout;
  }

  CareReferral read() throws RefusedException {
    ServiceRequest request = resource(ServiceRequest.class, ResourceType.ServiceRequest);
    String at = layout.at(ResourceType.ServiceRequest);
    return new CareReferral(
        uuid(request.getIdentifierFirstRep().getValue(), at + ".identifier[0].value"),
        request.getPriority() == ServiceRequestPriority.URGENT ? Urgency.URGENT : Urgency.ROUTINE,
        labels(request, at),
        instant(request.getAuthoredOn(), at + ".authoredOn"),
        officer(),
        code(request, 0),
        code(request, 1),
        unit(),
        person(),
        agreement());
  }

  private List<Handling> labels(ServiceRequest request, String at) throws RefusedException {
    List<Handling> labels = new ArrayList<>();
    for (int i = 0; i < request.getMeta().getSecurity().size(); i++) {
      Coding label = request.getMeta().getSecurity().get(i);
      labels.add(
          as(
              label.getCode(),
              code -> Handling.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')),
              at + ".meta.security[" + i + "].code"));
    }
    return labels;
  }

  private @Nullable String code(ServiceRequest request, int index) {
    return request.getLocationCode().size() > index
        ? request.getLocationCode().get(index).getCodingFirstRep().getCode()
        : null;
  }

  private OfficerId officer() throws RefusedException {
    PractitionerRole role = resource(PractitionerRole.class, ResourceType.PractitionerRole);
    return as(
        role.getIdentifierFirstRep().getValue(),
        OfficerId::of,
        layout.at(ResourceType.PractitionerRole, "identifier[0].value"));
  }

  private @Nullable UnitId unit() throws RefusedException {
    if (!layout.has(ResourceType.Organization)) {
      return null;
    }
    return as(
        resource(Organization.class, ResourceType.Organization).getIdentifierFirstRep().getValue(),
        UnitId::of,
        layout.at(ResourceType.Organization, "identifier[0].value"));
  }

  private CareReferral.Person person() throws RefusedException {
    Patient patient = resource(Patient.class, ResourceType.Patient);
    String at = layout.at(ResourceType.Patient);
    ContactPoint telephone = patient.getTelecomFirstRep();
    String born = patient.getBirthDateElement().getValueAsString();
    return new CareReferral.Person(
        need(
            patient.getNameFirstRep().getGiven().stream()
                .findFirst()
                .map(given -> given.getValue())
                .orElse(null),
            at + ".name[0].given[0]"),
        need(patient.getNameFirstRep().getFamily(), at + ".name[0].family"),
        patient.getIdentifierFirstRep().getValue(),
        born == null ? null : as(born, LocalDate::parse, at + ".birthDate"),
        need(telephone.getValue(), at + ".telecom[0].value"),
        truth(telephone, Systems.SAFE_TO_ANSWER),
        need(
            patient.getCommunicationFirstRep().getLanguage().getCodingFirstRep().getCode(),
            at + ".communication[0].language.coding[0].code"),
        interpreter(patient.getExtensionByUrl(Systems.INTERPRETER), at + ".extension"),
        protection(patient, at));
  }

  private static @Nullable Protection protection(Patient patient, String at)
      throws RefusedException {
    String code = patient.getMeta().getSecurityFirstRep().getCode();
    for (Protection one : Protection.values()) {
      if (one.code().equals(code)) {
        return one;
      }
    }
    if (code != null) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, at + ".meta.security[0].code"));
    }
    return null;
  }

  private static IgorWish.@Nullable Interpreter interpreter(@Nullable Extension of, String at)
      throws RefusedException {
    if (of == null) {
      return null;
    }
    String sex = text(of, "sex");
    return new IgorWish.Interpreter(
        need(text(of, "language"), at),
        text(of, "dialect"),
        sex == null
            ? null
            : as(sex, code -> IgorWish.Sex.valueOf(code.toUpperCase(Locale.ROOT)), at),
        Boolean.TRUE.equals(truth(of, "by-telephone")));
  }

  private Agreement agreement() throws RefusedException {
    Consent consent = resource(Consent.class, ResourceType.Consent);
    String at = layout.at(ResourceType.Consent);
    return new Agreement(
        as(
            text(consent.getExtensionByUrl(Systems.HOW_GIVEN)),
            code -> ConsentRecord.How.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')),
            at + ".extension"),
        instant(consent.getDateTime(), at + ".dateTime"),
        instant(consent.getProvision().getPeriod().getEnd(), at + ".provision.period.end"),
        consent.getProvision().getPurpose().stream().map(ReadBundle::orNothing).toList(),
        consent.getProvision().getCode().stream()
            .map(concept -> orNothing(concept.getCodingFirstRep()))
            .toList());
  }

  /** A code that is missing is written as an empty one, and so is found missing. */
  private static String orNothing(Coding coding) {
    return coding.getCode() == null ? "" : coding.getCode();
  }

  private <T extends Resource> T resource(Class<T> type, ResourceType name) {
    return type.cast(Objects.requireNonNull(resources.get(name)));
  }

  private static @Nullable String text(Extension of, String url) {
    return text(of.getExtensionByUrl(url));
  }

  private static @Nullable String text(@Nullable Extension extension) {
    return extension == null || extension.getValue() == null
        ? null
        : extension.getValue().primitiveValue();
  }

  private static @Nullable Boolean truth(Element of, String url) {
    String said = text(of.getExtensionByUrl(url));
    return said == null ? null : Boolean.valueOf(said);
  }

  private static UUID uuid(@Nullable String urn, String at) throws RefusedException {
    return as(
        urn,
        text -> {
          if (!text.startsWith(UUID_URN)) {
            throw new IllegalArgumentException("no UUID");
          }
          return UUID.fromString(text.substring(UUID_URN.length()));
        },
        at);
  }

  private static Instant instant(@Nullable Date date, String at) throws RefusedException {
    return need(date, at).toInstant();
  }

  private static <T> T need(@Nullable T value, String at) throws RefusedException {
    if (value == null) {
      throw new RefusedException(new Fault(SlCode.MISSING_FIELD, at));
    }
    return value;
  }

  private static <T> T as(@Nullable String text, Function<String, T> type, String at)
      throws RefusedException {
    try {
      return type.apply(need(text, at));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, at));
    }
  }
}
