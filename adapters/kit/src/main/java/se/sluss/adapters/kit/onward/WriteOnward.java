package se.sluss.adapters.kit.onward;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.inbox.HeldReferrals.Held;
import se.sluss.adapters.kit.onward.OnwardReferral.Client;
import se.sluss.adapters.kit.onward.OnwardReferral.Consent;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Treatment;
import se.sluss.contracts.directory.Treatment.Said;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.PersonalNumber;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.TreatmentReferral.Basis;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** From what an officer says to the part that goes, and what it rests on. */
public final class WriteOnward {
  /** The message it goes as. */
  public static final TypeVersion TYPE = TypeVersion.of("treatment-referral/1");

  private static final String PROTECTED = "PROTECTED_REGISTRATION";
  private static final int ADULT = 18;
  private static final int NO_LONGER_YOUNG = 21;

  /** Fields of the part that stand in the client where an officer writes them. */
  private static final Set<String> OF_CLIENT =
      Set.of("name", "personalNumber", "telephone", "language", "interpreter");

  private final MessageType type;
  private final PartSchemas schemas;
  private final Directory directory;
  private final Json json;

  /**
   * @param types what the type is for and what its sender is told
   * @param schemas the part's
   * @param directory which providers have open sessions
   * @param json how the part is written
   */
  public WriteOnward(MessageTypes types, PartSchemas schemas, Directory directory, Json json) {
    this.type = Objects.requireNonNull(types.type(TYPE), "config/types");
    this.schemas = schemas;
    this.directory = directory;
    this.json = json;
  }

  /** What is sent; the same is the same on another day. */
  Onward of(Held from, OnwardReferral referral, Viewer viewer) throws RefusedException {
    Client client = referral.client();
    int age = age(client, LocalDate.ofInstant(referral.recordedAt(), Ages.SWEDEN));
    boolean young = age < NO_LONGER_YOUNG;
    SortedSet<String> flags = new TreeSet<>();
    if (young) {
      flags.add("AGE_" + age);
    }
    if (client.protectedIdentity() || from.protectedIdentity()) {
      flags.add(PROTECTED);
    }
    if (referral.basis() == Basis.OPEN_SESSIONS && hasNone(referral)) {
      throw refused(SlCode.WRONG_VALUE, "/basis");
    }
    return new Onward(
        new Dispatch(
            referral.eventId(),
            null,
            viewer.officer(),
            TYPE,
            young ? "PERPETRATOR_YOUNG" : "PERPETRATOR_ADULT",
            flags,
            type.urgency(),
            null,
            null,
            referral.recipientUnit(),
            Collections.emptySortedSet(),
            yes(referral),
            content(referral, viewer)),
        from.message(),
        StepGiven.attested(viewer, referral.safety()));
  }

  private static int age(Client client, LocalDate on) throws RefusedException {
    String number = client.personalNumber();
    Integer said = client.ageYears();
    if (number != null && !PersonalNumber.isValid(number, on)) {
      throw refused(SlCode.PERSONAL_NUMBER, "/client/personalNumber");
    }
    if (number == null && said == null) {
      throw refused(SlCode.MISSING_FIELD, "/client/ageYears");
    }
    int age = number == null ? Objects.requireNonNull(said) : Ages.years(Ages.born(number), on);
    if (age < ADULT) {
      throw refused(SlCode.TOO_YOUNG, "/client/ageYears");
    }
    return age;
  }

  /** Whether the directory says, wherever the provider treats, that nobody comes undecided. */
  private boolean hasNone(OnwardReferral referral) {
    List<Treatment> rows =
        directory.treatmentTable().stream()
            .filter(row -> row.unit().equals(referral.recipientUnit()))
            .toList();
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.openSessions() == Said.NO);
  }

  /** It covers what the type is for, what its part holds, and what its sender is told of him. */
  private Dispatch.Consented yes(OnwardReferral referral) {
    Consent consent = referral.consent();
    SortedSet<String> purposes = new TreeSet<>();
    purposes.add(
        Objects.requireNonNull(
            Objects.requireNonNull(type.grounds().get(GroundKind.CONSENT)).purpose()));
    SortedSet<String> categories =
        new TreeSet<>(
            Objects.requireNonNull(schemas.implied(Objects.requireNonNull(type.schema())))
                .categories());
    type.steps()
        .forEach(
            (step, rule) -> {
              String purpose = rule.purpose();
              boolean agreed = consent.progressToo() || step == ReferralStep.TAKE_OVER;
              if (agreed && rule.told() && rule.aboutPerson() && purpose != null) {
                purposes.add(purpose);
                categories.addAll(rule.categories());
              }
            });
    return new Dispatch.Consented(
        consent.how(),
        purposes,
        categories,
        referral.recordedAt(),
        consent.until(),
        consent.ticks());
  }

  private Bytes content(OnwardReferral referral, Viewer viewer) throws RefusedException {
    Client client = referral.client();
    byte[] content =
        json.write(
            new TreatmentReferral(
                client.name(),
                client.personalNumber(),
                client.telephone(),
                referral.basis(),
                referral.decision(),
                client.language(),
                client.interpreter(),
                referral.recordedAt(),
                viewer.officer()));
    try {
      schemas.validate(Objects.requireNonNull(type.schema()), content);
      return Bytes.of(content);
    } catch (SchemaException e) {
      String field = e.field();
      String first = field.isEmpty() ? "" : field.substring(1).split("/", 2)[0];
      throw refused(e.code(), OF_CLIENT.contains(first) ? "/client" + field : field);
    }
  }

  private static RefusedException refused(SlCode code, String field) {
    return new RefusedException(new Fault(code, field));
  }
}
