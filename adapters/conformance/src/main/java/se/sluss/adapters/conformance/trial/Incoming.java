package se.sluss.adapters.conformance.trial;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import se.sluss.adapters.conformance.plan.Plan.Received;
import se.sluss.adapters.conformance.plan.Words;
import se.sluss.adapters.conformance.played.PlayedSluss;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.part.Implied;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Sealer;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/** Another agency that sends to the adapter's unit, as the type demands it. */
final class Incoming {
  private static final OfficerId OFFICER = OfficerId.of("p-17");

  private final PlayedSluss sluss;
  private final Received way;
  private final MessageType type;
  private final Clock clock;
  private final Json json = new Json();
  private final Uuid7 ids;

  /**
   * @param type that the plan names
   */
  Incoming(PlayedSluss sluss, Received way, MessageType type) {
    this.sluss = sluss;
    this.way = way;
    this.type = type;
    this.clock = sluss.clock();
    this.ids = new Uuid7(clock, new SecureRandom());
  }

  /** Whether it rests on the person's yes. */
  boolean onConsent() {
    return type.grounds().containsKey(GroundKind.CONSENT);
  }

  /** Seals one and has the hub deliver it. */
  MessageId deliver() throws Exception {
    UnitKeys from = sluss.keys(way.from());
    Signer signer = new Signer(from.signingKey(), from.signing());
    MessageId id = new MessageId(ids.next());
    PartId part = new PartId(ids.next());
    TypeVersion schema = Objects.requireNonNull(type.schema());
    Implied implied = Objects.requireNonNull(new PartSchemas(clock).implied(schema));
    SubjectHandle subject = SubjectHandle.of("s-1");
    Instant now = clock.instant();
    Bytes sealed = sealed(signer, id, part, schema);
    GroundRule rule =
        Objects.requireNonNull(
            type.grounds().get(onConsent() ? GroundKind.CONSENT : GroundKind.DUTY),
            "the kit sends what rests on a consent or a duty");
    PartHeader header =
        new PartHeader(
            part,
            subject,
            implied.subjectKinds().first(),
            implied.categories(),
            rule.flags(),
            null,
            null,
            schema,
            sealed.sha256(),
            sealed.size());
    Cover cover =
        new Cover(
            id,
            new ConversationId(ids.next()),
            null,
            way.type(),
            party(way.from()),
            party(way.to()),
            Objects.requireNonNull(rule.purpose()),
            type.urgency(),
            now,
            ground(subject, implied, rule, now),
            null,
            List.of(header));
    sluss
        .hub()
        .deliver(
            cover,
            new SealedMessage(
                signer.sign(json.write(cover)),
                List.of(new SealedMessage.SealedPart(part, sealed))));
    return id;
  }

  private Bytes sealed(Signer signer, MessageId id, PartId part, TypeVersion schema)
      throws SealException {
    return new Sealer(signer, sluss.verifier())
        .seal(
            json.write(new Words(clock).in(way.part())),
            new SealLabel(id, part, way.from(), way.to(), schema),
            sluss.keys(way.to()).opening());
  }

  private Party party(UnitId unit) {
    return new Party(sluss.keys(unit).agency(), unit);
  }

  private Ground ground(SubjectHandle subject, Implied implied, GroundRule rule, Instant now) {
    Attestation attestation =
        new Attestation(OFFICER, AttesterRole.OFFICER, now, new TreeSet<>(rule.ticks()));
    if (!onConsent()) {
      return new Ground.Duty(attestation);
    }
    TreeSet<String> categories = new TreeSet<>(implied.categories());
    categories.add("CASE_EXISTS");
    ConsentRecord yes =
        new ConsentRecord(
            new ConsentId(ids.next()),
            subject,
            OFFICER,
            ConsentRecord.How.SPOKEN,
            false,
            new TreeSet<>(List.of(way.from(), way.to())),
            new TreeSet<>(List.of(Objects.requireNonNull(rule.purpose()), "CASE_COORDINATION")),
            categories,
            now,
            now.plus(Duration.ofDays(30)));
    return new Ground.Consent(yes, attestation);
  }
}
