package se.sluss.hub.bench.load;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Sealer;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;

/**
 * Makes messages with real seals: wishes to be contacted, 4 KiB each, and some that must not go.
 */
final class Load {
  static final TypeVersion WISH = TypeVersion.of("igor-wish/1");
  static final UnitId SENDER = UnitId.of("polisen-stockholm");
  static final int BYTES = 4096;

  /** Whose user the sender is at the broker. */
  static final String PROGRAM = "police";

  /** One in so many must be denied. */
  static final int DENIED = 100;

  private final Site site;
  private final Signer signer;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final Uuid7 ids = new Uuid7(clock, random);
  private final Json json = new Json();
  private final List<Unit> recipients;
  private final Party sender;

  /** Plays the police's unit. */
  Load(Site site) {
    this.site = site;
    this.signer = new Signer(site.keys(SENDER).signingKey(), site.keys(SENDER).signing());
    this.recipients = site.recipients();
    this.sender = new Party(Objects.requireNonNull(site.directory.unit(SENDER)).agency(), SENDER);
  }

  /**
   * A message ready to be sent.
   *
   * @param id of the message
   * @param goes whether the rules must let it through
   * @param uplink what is sent
   */
  record Sealed(MessageId id, boolean goes, byte[] uplink) {}

  /** The next routine one, by its number. */
  Sealed make(int number) throws SealException {
    return make(number, Urgency.ROUTINE);
  }

  /** The next of them, by its number. */
  Sealed make(int number, Urgency urgency) throws SealException {
    return make(recipients.get(number % recipients.size()), number % DENIED != DENIED - 1, urgency);
  }

  /**
   * One to a unit.
   *
   * @param goes whether the rules must let it through
   */
  Sealed make(Unit to, boolean goes, Urgency urgency) throws SealException {
    MessageId id = new MessageId(ids.next());
    PartId part = new PartId(ids.next());
    byte[] content = new byte[BYTES];
    random.nextBytes(content);
    Bytes sealed =
        new Sealer(signer, site.verifier)
            .seal(
                content,
                new SealLabel(id, part, SENDER, to.id(), WISH),
                site.keys(to.id()).opening());
    SubjectHandle him = SubjectHandle.of("s-" + Long.toUnsignedString(random.nextLong(), 36));
    Instant now = clock.instant();
    TreeSet<String> asked = new TreeSet<>(List.of("CONTACT", "SUSPICION", "SOCIAL"));
    PartHeader header =
        new PartHeader(
            part,
            him,
            "PERPETRATOR_ADULT",
            asked,
            new TreeSet<>(),
            null,
            null,
            WISH,
            sealed.sha256(),
            sealed.size());
    Cover cover =
        new Cover(
            id,
            new ConversationId(ids.next()),
            null,
            WISH,
            sender,
            new Party(to.agency(), to.id()),
            "TREATMENT_REFERRAL",
            urgency,
            now,
            consent(him, to.id(), goes, now),
            null,
            List.of(header));
    SealedMessage message =
        new SealedMessage(
            signer.sign(json.write(cover)), List.of(new SealedMessage.SealedPart(part, sealed)));
    Submission submission = new Submission(new SubmissionId(ids.next()), List.of(message));
    return new Sealed(id, goes, json.write(new Uplink.Submit(submission)));
  }

  /** What must not go has a consent for another unit than the one it is sent to. */
  private Ground consent(SubjectHandle him, UnitId to, boolean goes, Instant now) {
    OfficerId officer = OfficerId.of("p-17");
    ConsentRecord consent =
        new ConsentRecord(
            new ConsentId(ids.next()),
            him,
            officer,
            ConsentRecord.How.SPOKEN,
            false,
            new TreeSet<>(List.of(goes ? to : SENDER, SENDER)),
            new TreeSet<>(List.of("TREATMENT_REFERRAL", "CASE_COORDINATION")),
            new TreeSet<>(List.of("CONTACT", "SUSPICION", "SOCIAL", "CASE_EXISTS")),
            now,
            now.plus(Duration.ofDays(90)));
    return new Ground.Consent(
        consent,
        new Attestation(
            officer, AttesterRole.OFFICER, now, new TreeSet<>(List.of("CHECK-18-1", "BDL-2-22"))));
  }
}
