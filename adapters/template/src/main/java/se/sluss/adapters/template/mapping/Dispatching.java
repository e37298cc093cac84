package se.sluss.adapters.template.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.part.IgorWish.AgeBand;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.MediatedContact.Handling;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.PersonalNumber;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** From a wish to what the kit sends: the part in its closed schema, and the consent. */
@Component
public final class Dispatching {
  private static final TypeVersion TYPE = TypeVersion.of("mediated-contact/1");
  private static final int ADULT = 18;
  private static final int NO_LONGER_YOUNG = 21;

  private final MessageType type;
  private final PartSchemas schemas;
  private final Json json;

  Dispatching(MessageTypes types, PartSchemas schemas, Json json) {
    this.type = Objects.requireNonNull(types.type(TYPE), "config/types: " + TYPE);
    this.schemas = schemas;
    this.json = json;
  }

  /**
   * What is sent of a wish. Nothing in it depends on today: the same wish tomorrow is the same.
   *
   * @throws RefusedException PERSONAL_NUMBER, TOO_YOUNG, or what the part's schema refuses, each
   *     with the door's field
   */
  public Dispatch of(Wish wish) throws RefusedException {
    int age = age(wish);
    boolean young = age < NO_LONGER_YOUNG;
    SortedSet<String> flags = new TreeSet<>();
    if (young) {
      flags.add("AGE_" + age);
    }
    if (wish.protectedIdentity()) {
      flags.add("PROTECTED_REGISTRATION");
    }
    byte[] content = json.write(part(wish, young ? AgeBand.FROM_18_TO_20 : AgeBand.FROM_21));
    try {
      schemas.validate(TYPE, content);
    } catch (SchemaException e) {
      throw new RefusedException(ofTheDoor(new Fault(e.code(), e.field())));
    }
    return new Dispatch(
        wish.key(),
        null,
        wish.recordedBy(),
        TYPE,
        young ? "PERPETRATOR_YOUNG" : "PERPETRATOR_ADULT",
        flags,
        type.urgency(),
        wish.municipality(),
        wish.district(),
        wish.recipientUnit(),
        new TreeSet<>(List.of(Handling.NOT_FOR_PORTAL.name())),
        consent(wish),
        Bytes.of(content));
  }

  /** A fault by the door's name of the field, which is the part's own but for two. */
  public static Fault ofTheDoor(Fault fault) {
    String field = fault.field();
    return field == null
        ? fault
        : new Fault(
            fault.code(), field.replaceFirst("^/eventId$", "/key").replaceFirst("^/place/", "/"));
  }

  private static int age(Wish wish) throws RefusedException {
    LocalDate asked = LocalDate.ofInstant(wish.recordedAt(), Ages.SWEDEN);
    if (!PersonalNumber.isValid(wish.personalNumber(), asked)) {
      throw new RefusedException(new Fault(SlCode.PERSONAL_NUMBER, "/personalNumber"));
    }
    int age = Ages.years(Ages.born(wish.personalNumber()), asked);
    if (age < ADULT) {
      throw new RefusedException(new Fault(SlCode.TOO_YOUNG, "/personalNumber"));
    }
    return age;
  }

  private static MediatedContact part(Wish wish, AgeBand band) {
    return new MediatedContact(
        wish.givenName(),
        wish.familyName(),
        wish.personalNumber(),
        null,
        wish.telephone(),
        wish.telephoneSafeToAnswer(),
        place(wish),
        band,
        wish.language(),
        null,
        new TreeSet<>(List.of(Handling.NOT_FOR_PORTAL)),
        wish.recordedAt(),
        wish.recordedBy());
  }

  /** A protected place reaches nobody through us, not even the unit he wishes to meet. */
  private static @Nullable Locality place(Wish wish) {
    String municipality = wish.municipality();
    return municipality == null || wish.protectedIdentity()
        ? null
        : new Locality(municipality, wish.district());
  }

  /** What he said yes to: that it is sent, and, if he agreed, the answers that rest on a yes. */
  private Dispatch.Consented consent(Wish wish) {
    SortedSet<String> purposes = new TreeSet<>();
    SortedSet<String> categories = new TreeSet<>();
    purposes.add(
        Objects.requireNonNull(
            Objects.requireNonNull(type.grounds().get(GroundKind.CONSENT)).purpose()));
    categories.addAll(
        Objects.requireNonNull(schemas.implied(Objects.requireNonNull(type.schema())))
            .categories());
    if (wish.answer()) {
      for (StepRule step : type.steps().values()) {
        if (step.purpose() != null) {
          purposes.add(step.purpose());
          categories.addAll(step.categories());
        }
      }
    }
    return new Dispatch.Consented(
        wish.how(), purposes, categories, wish.recordedAt(), null, new TreeSet<>());
  }
}
