package se.sluss.hub.server;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.EventId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Sealer;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;

/** Makes what an adapter sends, with real seals; what a test bends, it bends here. */
final class Sender {
  static final TypeVersion NOTICE = TypeVersion.of("victim-notice/1");
  static final TypeVersion WISH = TypeVersion.of("igor-wish/1");
  private final TestHub hub;
  private final UnitKeys keys;
  private final Verifier verifier;
  private final Uuid7 ids;
  private final SecureRandom random = new SecureRandom();

  Sender(TestHub hub, String unit) {
    this.hub = hub;
    this.keys = Objects.requireNonNull(hub.keys.get(UnitId.of(unit)));
    this.verifier = hub.bean(Verifier.class);
    this.ids = new Uuid7(hub.clock, random);
  }

  UnitId unit() {
    return keys.unit();
  }

  private Signer signer() {
    return new Signer(keys.signingKey(), keys.signing());
  }

  Party party(String unit) {
    Unit found = Objects.requireNonNull(hub.directory.unit(UnitId.of(unit)));
    return new Party(found.agency(), found.id());
  }

  Attestation attest(String... ticks) {
    return attest(AttesterRole.OFFICER, ticks);
  }

  Attestation attest(AttesterRole role, String... ticks) {
    return new Attestation(
        OfficerId.of("p-17"), role, hub.clock.instant(), new TreeSet<>(List.of(ticks)));
  }

  /** A wish to be contacted, with consent, as row 1 of the domain has it. */
  Made wish(String recipient, UnaryOperator<Cover> bend) throws SealException {
    return wish(recipient, bend, "CHECK-18-1", "BDL-2-22");
  }

  Made wish(String recipient, UnaryOperator<Cover> bend, String... ticks) throws SealException {
    return consented(recipient, WISH, List.of(), bend, ticks);
  }

  Made consented(
      String recipient,
      TypeVersion type,
      List<String> flags,
      UnaryOperator<Cover> bend,
      String... ticks)
      throws SealException {
    Instant now = hub.clock.instant();
    SubjectHandle him = SubjectHandle.of("s-" + Long.toUnsignedString(random.nextLong(), 36));
    ConsentRecord consent =
        new ConsentRecord(
            new ConsentId(ids.next()),
            him,
            OfficerId.of("p-17"),
            ConsentRecord.How.SPOKEN,
            false,
            new TreeSet<>(List.of(UnitId.of(recipient), keys.unit())),
            new TreeSet<>(List.of("TREATMENT_REFERRAL", "CASE_COORDINATION")),
            new TreeSet<>(List.of("CONTACT", "SUSPICION", "SOCIAL", "CASE_EXISTS")),
            now,
            now.plus(Duration.ofDays(90)));
    return make(
        recipient,
        type,
        WISH,
        "TREATMENT_REFERRAL",
        Urgency.ROUTINE,
        new Ground.Consent(consent, attest(ticks)),
        him,
        "PERPETRATOR_ADULT",
        List.of("CONTACT", "SUSPICION", "SOCIAL"),
        flags,
        bend);
  }

  /** A concern report: a duty, for the child. */
  Made concern(String recipient, UnaryOperator<Cover> bend) throws SealException {
    return make(
        recipient,
        TypeVersion.of("concern-report/1"),
        "CHILD_CONCERN",
        Urgency.URGENT,
        new Ground.Duty(attest()),
        SubjectHandle.of("s-" + Long.toUnsignedString(random.nextLong(), 36)),
        "CHILD",
        List.of("VIOLENCE_INFO", "HOUSEHOLD", "CONTACT"),
        List.of("CHILD_AT_RISK"),
        bend);
  }

  Made make(
      String recipient,
      TypeVersion type,
      String purpose,
      Urgency urgency,
      Ground ground,
      SubjectHandle subject,
      String kind,
      List<String> categories,
      List<String> flags,
      UnaryOperator<Cover> bend)
      throws SealException {
    return make(
        recipient, type, type, purpose, urgency, ground, subject, kind, categories, flags, bend);
  }

  Made make(
      String recipient,
      TypeVersion type,
      TypeVersion schema,
      String purpose,
      Urgency urgency,
      Ground ground,
      SubjectHandle subject,
      String kind,
      List<String> categories,
      List<String> flags,
      UnaryOperator<Cover> bend)
      throws SealException {
    MessageId id = new MessageId(ids.next());
    PartId part = new PartId(ids.next());
    Bytes sealed =
        new Sealer(signer(), verifier)
            .seal(
                "{\"clear\":\"Tolvan Tolvansson\"}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new SealLabel(id, part, keys.unit(), UnitId.of(recipient), schema),
                opening(recipient));
    PartHeader header =
        new PartHeader(
            part,
            subject,
            kind,
            new TreeSet<>(categories),
            new TreeSet<>(flags),
            null,
            null,
            schema,
            sealed.sha256(),
            sealed.size());
    Cover cover =
        bend.apply(
            new Cover(
                id,
                new ConversationId(ids.next()),
                null,
                type,
                party(keys.unit().value()),
                party(recipient),
                purpose,
                urgency,
                hub.clock.instant(),
                ground,
                null,
                List.of(header)));
    return new Made(
        cover,
        new SealedMessage(
            signer().sign(hub.json.write(cover)),
            List.of(new SealedMessage.SealedPart(part, sealed))));
  }

  /** Somebody exposed to violence who wishes to be contacted, as row 5 of the domain has it. */
  Made notice(String recipient, EventId event, List<String> flags) throws SealException {
    SubjectHandle subject = handle();
    return linked(
        make(
            recipient,
            NOTICE,
            "VICTIM_SUPPORT",
            Urgency.URGENT,
            new Ground.Consent(
                consent(subject, recipient, "VICTIM_SUPPORT"), attest("CHECK-18-1", "BDL-2-22")),
            subject,
            "VICTIM_ADULT",
            List.of("CONTACT", "SOCIAL"),
            flags,
            UnaryOperator.identity()),
        event,
        null,
        null);
  }

  /** A wish of that event. */
  Made wishOf(EventId event, String recipient) throws SealException {
    return linked(wish(recipient, UnaryOperator.identity()), event, null, null);
  }

  /** To who treats, as row 10 of the domain has it. */
  Made onward(String recipient, @Nullable MessageId continues, @Nullable Attestation safety)
      throws SealException {
    SubjectHandle subject = handle();
    return linked(
        make(
            recipient,
            TypeVersion.of("treatment-referral/1"),
            "TREATMENT_REFERRAL",
            Urgency.ROUTINE,
            new Ground.Consent(consent(subject, recipient, "TREATMENT_REFERRAL"), attest()),
            subject,
            "PERPETRATOR_ADULT",
            List.of("CONTACT", "SOCIAL"),
            List.of(),
            UnaryOperator.identity()),
        null,
        continues,
        safety);
  }

  /** A release, as a responsible officer has weighed that it is to be told. */
  Made release(TypeVersion type, String recipient, EventId event) throws SealException {
    return linked(
        make(
            recipient,
            type,
            TypeVersion.of("release-notice/1"),
            "PREVENT_CRIME",
            Urgency.URGENT,
            new Ground.Weighing(
                false,
                attest(
                    AttesterRole.RESPONSIBLE_OFFICER,
                    "O-MEN",
                    "O-SKYDD",
                    "CHECK-18-1",
                    "BDL-2-22",
                    "CRIME_NEED")),
            handle(),
            "PERPETRATOR_ADULT",
            List.of("RELEASE_DATE"),
            List.of("CRIME_NEED"),
            UnaryOperator.identity()),
        event,
        null,
        null);
  }

  EventId event() {
    return new EventId(ids.next());
  }

  private SubjectHandle handle() {
    return SubjectHandle.of("s-" + Long.toUnsignedString(random.nextLong(), 36));
  }

  private ConsentRecord consent(SubjectHandle subject, String recipient, String purpose) {
    Instant now = hub.clock.instant();
    return new ConsentRecord(
        new ConsentId(ids.next()),
        subject,
        OfficerId.of("p-17"),
        ConsentRecord.How.SPOKEN,
        false,
        new TreeSet<>(List.of(UnitId.of(recipient), keys.unit())),
        new TreeSet<>(List.of(purpose, "CASE_COORDINATION")),
        new TreeSet<>(List.of("CONTACT", "SOCIAL", "CASE_EXISTS")),
        now,
        now.plus(Duration.ofDays(90)));
  }

  /** The same with its link to an event beside it, for the hub alone. */
  Made linked(
      Made made,
      @Nullable EventId event,
      @Nullable MessageId continues,
      @Nullable Attestation safety) {
    EventLink link = new EventLink(made.cover().messageId(), event, continues, safety);
    return new Made(
        made.cover(),
        new SealedMessage(
            made.message().cover(), made.message().parts(), signer().sign(hub.json.write(link))));
  }

  /** What a responsible officer has weighed, without his wish. */
  Made weighed(String recipient, TypeVersion type, Attestation by, List<String> flags)
      throws SealException {
    return make(
        recipient,
        type,
        WISH,
        "PREVENT_CRIME",
        Urgency.ROUTINE,
        new Ground.Weighing(false, by),
        SubjectHandle.of("s-" + Long.toUnsignedString(random.nextLong(), 36)),
        "PERPETRATOR_ADULT",
        List.of("CONTACT", "SUSPICION", "SOCIAL"),
        flags,
        UnaryOperator.identity());
  }

  /** The same seals under a cover that says something else. */
  Made signedAgain(Made made, UnaryOperator<Cover> bend) {
    Cover cover = bend.apply(made.cover());
    return new Made(
        cover, new SealedMessage(signer().sign(hub.json.write(cover)), made.message().parts()));
  }

  /** An answer to a message, on its ground. */
  Made answer(Cover asked, AnswerCode code, @Nullable Attestation safety) {
    Cover cover =
        new Cover(
            new MessageId(ids.next()),
            asked.conversationId(),
            asked.messageId(),
            TypeVersion.of("answer/1"),
            asked.recipient(),
            asked.sender(),
            asked.purpose(),
            Urgency.ROUTINE,
            hub.clock.instant(),
            new Ground.Reply(safety),
            code,
            List.of());
    return new Made(cover, new SealedMessage(signer().sign(hub.json.write(cover)), List.of()));
  }

  /** A step in a referral's life, with everything that it must say and may tell. */
  Made step(Cover referral, ReferralStep step) {
    return step(referral, whole(step));
  }

  /** One that says this; its message id is put in. */
  Made step(Cover referral, StepRecord says) {
    MessageType type = Objects.requireNonNull(hub.bean(MessageTypes.class).type(referral.type()));
    StepRule rule = type.steps().get(says.step());
    return step(
        referral, says, rule == null ? new ToldStep(says.step(), null, null) : rule.tell(says));
  }

  /** One whose cover tells this of it. */
  Made step(Cover referral, StepRecord says, ToldStep told) {
    Cover cover =
        Cover.ofStep(
            new MessageId(ids.next()), referral, referral.purpose(), hub.clock.instant(), told);
    StepRecord record =
        new StepRecord(
            cover.messageId(),
            says.step(),
            says.reason(),
            says.next(),
            says.safety(),
            says.attested());
    return new Made(
        cover,
        new SealedMessage(
            signer().sign(hub.json.write(cover)),
            List.of(),
            signer().sign(hub.json.write(record))));
  }

  /** A step under a cover that somebody else could have made, sent and signed by us. */
  Made stepAs(Cover like, StepRecord says, Party sender) {
    Cover cover =
        new Cover(
            new MessageId(ids.next()),
            like.conversationId(),
            like.inReplyTo(),
            like.type(),
            sender,
            like.recipient(),
            like.purpose(),
            like.urgency(),
            hub.clock.instant(),
            like.ground(),
            like.reviews(),
            like.reservations(),
            null,
            like.step(),
            List.of());
    return new Made(
        cover,
        new SealedMessage(
            signer().sign(hub.json.write(cover)), List.of(), signer().sign(hub.json.write(says))));
  }

  /** All that a step must say, with the first of its reasons and an instrument of its own. */
  StepRecord whole(ReferralStep step) {
    @Nullable Reason reason = step.reasons().stream().findFirst().orElse(null);
    return new StepRecord(
        new MessageId(ids.next()),
        step,
        reason,
        step.nextAfter(reason).stream().findFirst().orElse(null),
        step.closes()
            ? new Safety.Assessed(
                LocalDate.ofInstant(hub.clock.instant(), ZoneOffset.UTC).minusDays(1),
                new Instrument("FREDA", "2", "RISK-B"))
            : null,
        step.attests()
            ? attest(AttesterRole.RESPONSIBLE_OFFICER, "SAFETY-ASSESSED_BY_VICTIMS_SIDE")
            : null);
  }

  private X509Certificate opening(String unit) {
    return Objects.requireNonNull(hub.keys.get(UnitId.of(unit))).opening();
  }

  Submission submission(Made... messages) {
    return new Submission(
        new SubmissionId(ids.next()),
        java.util.Arrays.stream(messages).map(Made::message).toList());
  }

  /** Sends, and gives the id to wait for a receipt by. */
  SubmissionId send(Made... messages) throws Exception {
    hub.mail(unit());
    Submission submission = submission(messages);
    hub.send(unit(), new Uplink.Submit(submission));
    return submission.id();
  }

  /** Tells the hub that a message is in this unit's inbox. */
  void taken(MessageId message) throws Exception {
    Evidence evidence =
        new Evidence(
            unit(),
            List.of(new Evidence.Item(message, Evidence.Step.TAKEN, hub.clock.instant(), null)));
    hub.send(unit(), new Uplink.Report(signer().sign(hub.json.write(evidence))));
  }

  /**
   * A message ready to be sent.
   *
   * @param cover as it was signed
   * @param message signed and sealed
   */
  record Made(Cover cover, SealedMessage message) {}
}
