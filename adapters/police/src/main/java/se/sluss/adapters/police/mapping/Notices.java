package se.sluss.adapters.police.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Forewarned;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.part.VictimNotice;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** From what the case system sends about a victim or a release to what the kit sends. */
@Component
public final class Notices {
  private static final TypeVersion VICTIM = TypeVersion.of("victim-notice/1");
  private static final TypeVersion RELEASE = TypeVersion.of("release-notice/1");
  private static final TypeVersion WARNING = TypeVersion.of("release-warning/1");
  private static final String PROTECTED = "PROTECTED_REGISTRATION";
  private static final String CHILD_AT_RISK = "CHILD_AT_RISK";

  /** Fields of the parts that stand in the person where the case system writes them. */
  private static final Set<String> OF_PERSON =
      Set.of("name", "personalNumber", "safeContact", "language", "interpreter");

  private final MessageTypes types;
  private final PartSchemas schemas;
  private final Json json;

  Notices(MessageTypes types, PartSchemas schemas, Json json) {
    this.types = types;
    this.schemas = schemas;
    this.json = json;
  }

  /**
   * What is sent about a victim.
   *
   * @throws RefusedException with the field: what the part's schema refuses, TOO_YOUNG, or a ground
   *     that does not go with the wish
   */
  public Dispatch of(VictimNoticed noticed) throws RefusedException {
    VictimNoticed.Exposed victim = noticed.victim();
    Grown.age(victim.personalNumber(), victim.ageYears(), noticed.recordedAt(), "/victim");
    SortedSet<String> flags = flags(victim.protectedIdentity());
    if (noticed.childAtRisk()) {
      flags.add(CHILD_AT_RISK);
    }
    VictimNotice part =
        new VictimNotice(
            victim.name(),
            victim.personalNumber(),
            victim.safeContact(),
            victim.language(),
            interpreter(victim.interpreter()),
            noticed.askedAlone(),
            noticed.children(),
            noticed.recordedAt(),
            noticed.officer());
    return new Dispatch(
        noticed.eventId(),
        Objects.requireNonNullElse(noticed.ofEvent(), noticed.eventId()),
        noticed.officer(),
        VICTIM,
        "VICTIM_ADULT",
        flags,
        type(VICTIM).urgency(),
        noticed.municipality(),
        noticed.district(),
        noticed.recipientUnit(),
        Collections.emptySortedSet(),
        ground(noticed),
        checked(VICTIM, part, "/victim"));
  }

  /**
   * What is sent of a release to who meets him.
   *
   * @throws RefusedException with the field: what the part's schema refuses, TOO_YOUNG, or a
   *     victim's side that is not said, or said where nobody is known
   */
  public Dispatch of(Released released) throws RefusedException {
    if (released.victimKnown() != (released.victimsSide() != null)) {
      throw new RefusedException(
          new Fault(
              released.victimKnown() ? SlCode.MISSING_FIELD : SlCode.WRONG_VALUE,
              Forewarned.VICTIMS_SIDE));
    }
    return release(
        RELEASE, released, released.municipality(), released.district(), released.recipientUnit());
  }

  /** The same, with what the victim's side is sent first. */
  public Forewarned withWarning(Released released, Released.VictimsSide first)
      throws RefusedException {
    return new Forewarned(
        of(released),
        release(WARNING, released, first.municipality(), first.district(), first.recipientUnit()));
  }

  private Dispatch release(
      TypeVersion type,
      Released released,
      @Nullable String municipality,
      @Nullable String district,
      @Nullable UnitId unit)
      throws RefusedException {
    Released.Freed person = released.person();
    int age =
        Grown.age(person.personalNumber(), person.ageYears(), released.recordedAt(), "/person");
    SortedSet<String> flags = flags(person.protectedIdentity());
    if (Grown.isYoung(age)) {
      flags.add("AGE_" + age);
    }
    ReleaseNotice part =
        new ReleaseNotice(
            person.name(),
            person.personalNumber(),
            released.from(),
            released.releasedAt(),
            released.contactBan(),
            released.recordedAt(),
            released.officer());
    return new Dispatch(
        released.eventId(),
        Objects.requireNonNullElse(released.ofEvent(), released.eventId()),
        released.officer(),
        type,
        Grown.isYoung(age) ? "PERPETRATOR_YOUNG" : "PERPETRATOR_ADULT",
        flags,
        Urgency.URGENT,
        municipality,
        district,
        unit,
        Collections.emptySortedSet(),
        // Whether he agrees is not asked: it is not his to say.
        new Dispatch.Weighed(false, released.weighing()),
        checked(Objects.requireNonNull(type(type).schema()), part, "/person"));
  }

  /** The yes covers what this type is for and what its part holds, and nothing else. */
  private Dispatch.Ground ground(VictimNoticed noticed) throws RefusedException {
    Weighing weighing = noticed.weighing();
    VictimNoticed.Agreed consent = noticed.consent();
    if (noticed.wish() != Wish.YES) {
      if (weighing == null) {
        throw new RefusedException(new Fault(SlCode.MISSING_FIELD, "/weighing"));
      }
      if (consent != null) {
        throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/consent"));
      }
      return new Dispatch.Weighed(noticed.wish() == Wish.NO, weighing);
    }
    if (consent == null) {
      throw new RefusedException(new Fault(SlCode.MISSING_FIELD, "/consent"));
    }
    if (weighing != null) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/weighing"));
    }
    MessageType type = type(VICTIM);
    return new Dispatch.Consented(
        noticed.victim().interpreter() == null
            ? ConsentRecord.How.SPOKEN
            : ConsentRecord.How.THROUGH_INTERPRETER,
        new TreeSet<>(
            List.of(
                Objects.requireNonNull(
                    Objects.requireNonNull(type.grounds().get(GroundKind.CONSENT)).purpose()))),
        Objects.requireNonNull(schemas.implied(Objects.requireNonNull(type.schema()))).categories(),
        noticed.recordedAt(),
        null,
        consent.ticks());
  }

  private MessageType type(TypeVersion name) {
    return Objects.requireNonNull(types.type(name), "config/types");
  }

  private Bytes checked(TypeVersion schema, Object part, String person) throws RefusedException {
    byte[] content = json.write(part);
    try {
      schemas.validate(schema, content);
      return Bytes.of(content);
    } catch (SchemaException e) {
      throw new RefusedException(new Fault(e.code(), where(e.field(), person)));
    }
  }

  private static String where(String field, String person) {
    String first = field.isEmpty() ? "" : field.substring(1).split("/", 2)[0];
    String there = field.replace("/interpreter/sexWanted", "/interpreter/sex");
    return OF_PERSON.contains(first) ? person + there : there;
  }

  private static SortedSet<String> flags(boolean protectedIdentity) {
    SortedSet<String> flags = new TreeSet<>();
    if (protectedIdentity) {
      flags.add(PROTECTED);
    }
    return flags;
  }

  private static IgorWish.@Nullable Interpreter interpreter(
      Person.@Nullable Interpreter interpreter) {
    return interpreter == null
        ? null
        : new IgorWish.Interpreter(
            interpreter.language(),
            interpreter.dialect(),
            interpreter.sex(),
            interpreter.byTelephone());
  }
}
