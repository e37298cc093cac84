package se.sluss.adapters.kit.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.Implied;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/**
 * Step 3: the part, in its closed schema, which is checked before anything is sealed. No narrative
 * but the concern report's; no street; nothing about her in his part; no place in it when his
 * identity is protected.
 */
public final class WriteParts {
  private static final int NO_LONGER_YOUNG = 21;

  private final PartSchemas schemas;
  private final Directory directory;
  private final EventNames names;
  private final Json json;
  private final Clock clock;

  WriteParts(PartSchemas schemas, Directory directory, EventNames names, Json json, Clock clock) {
    this.schemas = schemas;
    this.directory = directory;
    this.names = names;
    this.json = json;
    this.clock = clock;
  }

  /** Writes the part of each track that still goes. */
  public Passage write(Passage passage) {
    return passage.after(
        lane -> lane instanceof Lane.Placed placed ? write(passage, placed) : lane);
  }

  private Lane write(Passage passage, Lane.Placed placed) {
    Lane.Chosen chosen = placed.chosen();
    TypeVersion schema = Objects.requireNonNull(chosen.type().schema());
    byte[] written = written(passage.event(), chosen);
    try {
      schemas.validate(schema, written);
    } catch (SchemaException e) {
      String at = chosen.place().at() + e.field();
      return new Lane.Ended(new Result.Refused(new Fault(e.code(), at), List.of(), null));
    }
    Implied implied = Objects.requireNonNull(schemas.implied(schema));
    return new Lane.Written(
        new Track(
            chosen.type().type(),
            chosen.purpose(),
            chosen.urgency(),
            implied.regime(),
            chosen.subjectKind(),
            implied.categories(),
            chosen.flags(),
            schema,
            Bytes.of(written),
            chosen.content() == null
                ? covering(chosen.claim(), implied.categories())
                : chosen.claim(),
            names.of(passage.sender(), passage.event()),
            passage.event() instanceof Onward onward ? onward.continues() : null,
            passage.event() instanceof Onward onward ? onward.safety() : null),
        chosen.place(),
        placed.recipient(),
        chosen.callsWhenStuck());
  }

  private byte[] written(Submitted event, Lane.Chosen chosen) {
    Bytes content = chosen.content();
    if (content != null) {
      return content.toArray();
    }
    if (event instanceof IgorEvent igor) {
      return json.write(content(igor, chosen));
    }
    throw new IllegalStateException("nothing is written to send");
  }

  private Object content(IgorEvent event, Lane.Chosen chosen) {
    return chosen.type().type().name().equals(ChooseTracks.CONCERN.name())
        ? report(event, Objects.requireNonNull(event.concern()))
        : wish(event, Objects.requireNonNull(event.person()), chosen);
  }

  /** A consent that is written here names the kinds of data that go, besides the answer's. */
  private static Claim covering(Claim claim, SortedSet<String> categories) {
    if (!(claim instanceof Claim.Yes yes)) {
      return claim;
    }
    SortedSet<String> all = new TreeSet<>(yes.categories());
    all.addAll(categories);
    return new Claim.Yes(
        yes.how(),
        yes.inCustody(),
        yes.purposes(),
        all,
        yes.lasts(),
        yes.until(),
        yes.attestation());
  }

  private IgorWish wish(IgorEvent event, Person person, Lane.Chosen chosen) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
    Person.Interpreter interpreter = person.interpreter();
    return new IgorWish(
        person.name(),
        person.personalNumber(),
        Objects.requireNonNull(person.telephone()),
        person.telephoneSafeToAnswer(),
        // A protected place reaches nobody through us, not even the unit he wishes to meet.
        person.protectedIdentity() ? null : locality(event.municipality(), event.district()),
        IgorWish.CustodyState.valueOf(event.stage().name()),
        Objects.requireNonNull(Ages.of(person, today)) < NO_LONGER_YOUNG
            ? IgorWish.AgeBand.FROM_18_TO_20
            : IgorWish.AgeBand.FROM_21,
        person.language(),
        interpreter == null
            ? null
            : new IgorWish.Interpreter(
                interpreter.language(),
                interpreter.dialect(),
                interpreter.sex(),
                interpreter.byTelephone()),
        true,
        now(),
        event.officer(),
        chosen.claim() instanceof Claim.Yes yes && yes.inCustody());
  }

  private ConcernReport report(IgorEvent event, Concern concern) {
    Concern.Child child = concern.child();
    return new ConcernReport(
        new ConcernReport.Child(
            child.name(), child.personalNumber(), child.ageYears(), child.language()),
        Objects.requireNonNull(locality(concern.municipality(), concern.district())),
        concern.household().stream()
            .map(
                member ->
                    new ConcernReport.Member(
                        member.name(), member.relation(), member.protectedIdentity()))
            .toList(),
        concern.narrative(),
        concern.immediateDanger(),
        new ConcernReport.Reporter(event.officer(), concern.stationTelephone()),
        now());
  }

  /** The place as the directory divides the country; null when it knows none such. */
  private @Nullable Locality locality(@Nullable String municipality, @Nullable String district) {
    return directory.places().stream()
        .filter(
            place ->
                place.municipality().equals(municipality)
                    || place.municipalityName().equals(municipality))
        .filter(
            place ->
                Objects.equals(place.district(), district)
                    || Objects.equals(place.districtName(), district))
        .map(place -> new Locality(place.municipality(), place.district()))
        .findFirst()
        .orElse(null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
