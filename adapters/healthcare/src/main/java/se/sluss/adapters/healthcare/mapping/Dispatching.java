package se.sluss.adapters.healthcare.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.adapters.healthcare.mapping.CareReferral.Agreement;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.part.IgorWish.AgeBand;
import se.sluss.contracts.part.Implied;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.MediatedContact.Handling;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.PersonalNumber;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** From a referral to what the kit sends: the part in its closed schema, and the consent. */
@Component
public final class Dispatching {
  /** What a mediated contact is sent as. */
  public static final TypeVersion TYPE = TypeVersion.of("mediated-contact/1");

  private static final String PROTECTED = "PROTECTED_REGISTRATION";
  private static final int ADULT = 18;
  private static final int NO_LONGER_YOUNG = 21;

  private final PartSchemas schemas;
  private final Json json;
  private final Implied implied;
  private final String purpose;
  private final SortedSet<String> purposes = new TreeSet<>();
  private final SortedSet<String> categories = new TreeSet<>();

  Dispatching(MessageTypes types, PartSchemas schemas, Json json) {
    this.schemas = schemas;
    this.json = json;
    MessageType type = Objects.requireNonNull(types.type(TYPE), "config/types: " + TYPE);
    GroundRule rule = Objects.requireNonNull(type.grounds().get(GroundKind.CONSENT));
    this.implied = Objects.requireNonNull(schemas.implied(Objects.requireNonNull(type.schema())));
    this.purpose = Objects.requireNonNull(rule.purpose());
    purposes.add(purpose);
    categories.addAll(implied.categories());
    for (StepRule step : type.steps().values()) {
      if (step.purpose() != null) {
        purposes.add(step.purpose());
        categories.addAll(step.categories());
      }
    }
  }

  /**
   * What is sent of a referral.
   *
   * @throws RefusedException with the path of what is wrong: PERSONAL_NUMBER, TOO_YOUNG,
   *     FHIR_CONSENT_NARROWER, or what the part's schema refuses
   */
  public Dispatch of(Bundles.Read read) throws RefusedException {
    CareReferral referral = read.referral();
    CareReferral.Person person = referral.person();
    int age = age(referral, read.layout());
    boolean young = age < NO_LONGER_YOUNG;
    SortedSet<String> flags = new TreeSet<>();
    if (young) {
      flags.add("AGE_" + age);
    }
    if (person.protection() != null) {
      flags.add(PROTECTED);
    }
    byte[] content = json.write(part(referral, young ? AgeBand.FROM_18_TO_20 : AgeBand.FROM_21));
    try {
      schemas.validate(TYPE, content);
    } catch (SchemaException e) {
      throw new RefusedException(new Fault(e.code(), Paths.of(e.field(), read.layout())));
    }
    return new Dispatch(
        referral.id().toString(),
        null,
        referral.officer(),
        TYPE,
        young ? "PERPETRATOR_YOUNG" : "PERPETRATOR_ADULT",
        flags,
        referral.urgency(),
        referral.municipality(),
        referral.district(),
        referral.unit(),
        new TreeSet<>(handling(referral).stream().map(Enum::name).toList()),
        consent(referral.agreement(), read.layout()),
        Bytes.of(content));
  }

  /** On the day the patient was asked, so that the same Bundle says the same on another day. */
  private static int age(CareReferral referral, Layout layout) throws RefusedException {
    CareReferral.Person person = referral.person();
    LocalDate asked = LocalDate.ofInstant(referral.recordedAt(), Ages.SWEDEN);
    String number = person.number();
    String at =
        layout.at(ResourceType.Patient, number == null ? "birthDate" : "identifier[0].value");
    LocalDate birth = person.birthDate();
    if (number != null) {
      if (!PersonalNumber.isValid(number, asked)) {
        throw new RefusedException(new Fault(SlCode.PERSONAL_NUMBER, at));
      }
      if (birth != null && !birth.equals(Ages.born(number))) {
        throw new RefusedException(
            new Fault(SlCode.WRONG_VALUE, layout.at(ResourceType.Patient, "birthDate")));
      }
      birth = Ages.born(number);
    }
    if (birth == null) {
      throw new RefusedException(new Fault(SlCode.MISSING_FIELD, at));
    }
    int age = Ages.years(birth, asked);
    if (age < ADULT) {
      throw new RefusedException(new Fault(SlCode.TOO_YOUNG, at));
    }
    return age;
  }

  private MediatedContact part(CareReferral referral, AgeBand band) {
    CareReferral.Person person = referral.person();
    return new MediatedContact(
        person.givenName(),
        person.familyName(),
        person.number(),
        person.birthDate(),
        person.telephone(),
        person.safeToAnswer(),
        // A protected place reaches nobody through us, not even the unit he wishes to meet.
        person.protection() == null ? place(referral) : null,
        band,
        person.language(),
        person.interpreter(),
        handling(referral),
        referral.recordedAt(),
        referral.officer());
  }

  /** Set here whatever the clinic says: nobody should read it over the patient's shoulder. */
  private static SortedSet<Handling> handling(CareReferral referral) {
    SortedSet<Handling> handling = new TreeSet<>(List.of(Handling.NOT_FOR_PORTAL));
    handling.addAll(referral.handling());
    return handling;
  }

  private static @Nullable Locality place(CareReferral referral) {
    String municipality = referral.municipality();
    return municipality == null ? null : new Locality(municipality, referral.district());
  }

  /** It must cover what is sent; it may cover the answers too, and nothing that is not known. */
  private Dispatch.Consented consent(Agreement agreement, Layout layout) throws RefusedException {
    covers(agreement.purposes(), List.of(purpose), layout, "provision.purpose");
    covers(agreement.categories(), implied.categories(), layout, "provision.code");
    known(agreement.purposes(), purposes, layout, "provision.purpose");
    known(agreement.categories(), categories, layout, "provision.code");
    return new Dispatch.Consented(
        agreement.how(),
        new TreeSet<>(agreement.purposes()),
        new TreeSet<>(agreement.categories()),
        agreement.givenAt(),
        agreement.until(),
        new TreeSet<>());
  }

  private static void covers(
      List<String> given, Iterable<String> needed, Layout layout, String element)
      throws RefusedException {
    for (String one : needed) {
      if (!given.contains(one)) {
        throw new RefusedException(
            new Fault(SlCode.FHIR_CONSENT_NARROWER, layout.at(ResourceType.Consent, element)));
      }
    }
  }

  private static void known(
      List<String> given, SortedSet<String> known, Layout layout, String element)
      throws RefusedException {
    for (int i = 0; i < given.size(); i++) {
      if (!known.contains(given.get(i))) {
        throw new RefusedException(
            new Fault(
                SlCode.WRONG_VALUE, layout.at(ResourceType.Consent, element + "[" + i + "]")));
      }
    }
  }
}
