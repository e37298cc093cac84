package se.sluss.adapters.kit.sealing;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Sealer;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.SealedMessage.SealedPart;

/** Seals as our unit, for one other. Safe for several threads. */
public final class MessageSealer {
  private static final int HANDLE_BYTES = 16;

  private final Clock clock;
  private final SecureRandom random;
  private final Uuid7 ids;
  private final Json json;
  private final Verifier verifier;

  /**
   * @param clock when something is sealed
   * @param random where ids and handles come from
   * @param json how covers are written
   * @param verifier who is believed
   */
  public MessageSealer(Clock clock, SecureRandom random, Json json, Verifier verifier) {
    this.clock = clock;
    this.random = random;
    this.ids = new Uuid7(clock, random);
    this.json = json;
    this.verifier = verifier;
  }

  /**
   * Seals a track in a conversation of its own.
   *
   * @param track what
   * @param sender our keys
   * @param recipient for whom
   * @param certificate what the recipient opens with, already believed
   * @throws SealException when the certificate cannot be sealed for
   */
  public SealedTrack seal(Track track, UnitKeys sender, Unit recipient, X509Certificate certificate)
      throws SealException {
    Instant now = now();
    MessageId message = new MessageId(ids.next());
    PartId part = new PartId(ids.next());
    SubjectHandle handle = handle();
    Signer signer = new Signer(sender.signingKey(), sender.signing());
    SealLabel label = new SealLabel(message, part, sender.unit(), recipient.id(), track.schema());
    Bytes sealed = new Sealer(signer, verifier).seal(track.content().toArray(), label, certificate);
    Cover cover =
        new Cover(
            message,
            new ConversationId(ids.next()),
            null,
            track.type(),
            new Party(sender.agency(), sender.unit()),
            new Party(recipient.agency(), recipient.id()),
            track.purpose(),
            track.urgency(),
            now,
            ground(track.claim(), handle, sender.unit(), recipient.id(), now),
            null,
            List.of(
                new PartHeader(
                    part,
                    handle,
                    track.subjectKind(),
                    track.categories(),
                    track.flags(),
                    null,
                    null,
                    track.schema(),
                    sealed.sha256(),
                    sealed.size())));
    return new SealedTrack(
        cover,
        new SealedMessage(
            signer.sign(json.write(cover)),
            List.of(new SealedPart(part, sealed)),
            link(message, track, signer)));
  }

  private @Nullable Bytes link(MessageId message, Track track, Signer signer) {
    return track.event() == null && track.continues() == null && track.safety() == null
        ? null
        : signer.sign(
            json.write(new EventLink(message, track.event(), track.continues(), track.safety())));
  }

  /**
   * Signs an answer of the older kind, in the conversation of what it answers.
   *
   * @param question the cover that is answered
   * @param code the answer
   * @param purpose a code
   * @param sender our keys
   * @param safety with BOOKED, and only then
   */
  public SealedTrack answer(
      Cover question,
      AnswerCode code,
      String purpose,
      UnitKeys sender,
      @Nullable Attestation safety) {
    Cover cover =
        new Cover(
            new MessageId(ids.next()),
            question.conversationId(),
            question.messageId(),
            Cover.ANSWER,
            /* sender= */ question.recipient(),
            /* recipient= */ question.sender(),
            purpose,
            Urgency.ROUTINE,
            now(),
            new Ground.Reply(safety),
            code,
            List.of());
    Signer signer = new Signer(sender.signingKey(), sender.signing());
    return new SealedTrack(cover, new SealedMessage(signer.sign(json.write(cover)), List.of()));
  }

  /** Makes the cover of a step under this message id, at this time. */
  @FunctionalInterface
  public interface StepCover {
    /** The cover. */
    Cover of(MessageId message, Instant now);
  }

  /**
   * Signs a step: the cover, as much as the other side may know, and beside it the record.
   *
   * @param cover made under the step's message id
   * @param says the record, whatever its message id
   * @param sender our keys
   */
  public SealedTrack step(StepCover cover, StepRecord says, UnitKeys sender) {
    MessageId id = new MessageId(ids.next());
    Cover made = cover.of(id, now());
    Signer signer = new Signer(sender.signingKey(), sender.signing());
    return new SealedTrack(
        made,
        new SealedMessage(
            signer.sign(json.write(made)), List.of(), signer.sign(json.write(says.under(id)))));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Ground ground(
      Claim claim, SubjectHandle handle, UnitId sender, UnitId recipient, Instant now) {
    return switch (claim) {
      case Claim.Duty duty -> new Ground.Duty(duty.attestation());
      case Claim.Weighed weighed -> new Ground.Weighing(weighed.refused(), weighed.attestation());
      case Claim.Yes yes ->
          new Ground.Consent(
              new ConsentRecord(
                  new ConsentId(ids.next()),
                  handle,
                  yes.attestation().officer(),
                  yes.how(),
                  yes.inCustody(),
                  // The sender's own unit: the answer is a disclosure to it.
                  new TreeSet<>(List.of(recipient, sender)),
                  yes.purposes(),
                  yes.categories(),
                  now,
                  ends(yes, now)),
              yes.attestation());
    };
  }

  /** Never later than the person has agreed to, also when it is sealed again. */
  private static Instant ends(Claim.Yes yes, Instant now) {
    Instant longest = now.plus(yes.lasts());
    Instant until = yes.until();
    return until != null && until.isBefore(longest) ? until : longest;
  }

  private SubjectHandle handle() {
    byte[] bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    return SubjectHandle.of(HexFormat.of().formatHex(bytes));
  }
}
