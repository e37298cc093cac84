package se.sluss.adapters.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.event.EventCheck;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.handover.Handovers;
import se.sluss.adapters.kit.hub.HubApi;
import se.sluss.adapters.kit.hub.Trail;
import se.sluss.adapters.kit.inbox.Glass;
import se.sluss.adapters.kit.inbox.HeldReferrals;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.adapters.kit.notification.Preview;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.adapters.kit.onward.Onwards;
import se.sluss.adapters.kit.referral.Standing;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.review.Reviews;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.FollowUp;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.GlassReason;

/**
 * The kit's services in memory, with the kit's own check of events and its contract's rules for an
 * inbox: one answer for missing, another unit's, and named handlers only.
 */
final class FakeKit
    implements Preview,
        Notifications,
        SentMessages,
        SentSteps,
        Inbox,
        Trail,
        Reviews,
        Glass,
        Handovers,
        Onwards {
  static final String CODE = "2222 2222 2222";

  static final Instant NOW = Instant.parse("2026-05-04T16:30:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final UnitId POLICE = UnitId.of("polisen-stockholm-portal");
  static final UnitId VIOLENCE = UnitId.of("0180-sodermalm.authority-violence");
  static final UnitId FAMILY = UnitId.of("0180-sodermalm.child-and-family");
  static final String ON_CALL = "08-508 40 700";
  static final MessageId WISH = message(1);
  static final MessageId CONCERN = message(2);
  static final MessageId PROTECTED = message(3);
  static final MessageId OLD = message(4);
  static final MessageId MISSING = message(9);

  /** Tolvan Tolvansson, of Skatteverket's published test numbers. */
  static final String NUMBER = "191212121212";

  private static final TypeVersion IGOR = TypeVersion.of("igor-wish/1");
  private static final TypeVersion REPORT = TypeVersion.of("concern-report/1");
  private static final Why YES =
      new Why(
          "PERMIT",
          set("OSL-12-2"),
          set("O-DOK", "O-MIN", "BDL-2-22", "CHECK-18-1"),
          "personen har samtyckt till att enheten får uppgifterna.",
          "the person has consented to the unit having this.");
  private static final Why DUTY =
      new Why(
          "MUST_DISCLOSE",
          set("SOL-19-1-v2", "OSL-10-28"),
          set("O-DOK", "O-GENAST", "O-MIN"),
          "den som misstänker att ett barn far illa ska genast anmäla det.",
          "whoever suspects that a child is harmed must report it at once.");

  private final EventCheck check = new EventCheck(CLOCK);
  private final Map<MessageId, InboxRow> rows = new LinkedHashMap<>();
  private final Map<MessageId, SentRow> sent = new LinkedHashMap<>();
  final List<IgorEvent> submitted = new ArrayList<>();
  final List<SafetyAttestation> safety = new ArrayList<>();
  final List<StepGiven> steps = new ArrayList<>();

  /** What the wish is reserved with. */
  final SortedSet<String> reserved = new TreeSet<>();

  /** Marks on whatever is opened. */
  final SortedSet<String> labels = new TreeSet<>();

  final List<String> settled = new ArrayList<>();
  final List<Glass.Asked> asked = new ArrayList<>();
  private boolean acknowledged;

  FakeKit() {
    reset();
  }

  void reset() {
    rows.clear();
    sent.clear();
    submitted.clear();
    safety.clear();
    steps.clear();
    reserved.clear();
    labels.clear();
    settled.clear();
    asked.clear();
    referred.clear();
    acknowledged = false;
    put(WISH, VIOLENCE, IGOR, Urgency.ROUTINE, Duration.ofMinutes(12), false);
    put(OLD, VIOLENCE, IGOR, Urgency.ROUTINE, Duration.ofHours(30), false);
    put(PROTECTED, VIOLENCE, IGOR, Urgency.URGENT, Duration.ofMinutes(40), true);
    put(CONCERN, FAMILY, REPORT, Urgency.URGENT, Duration.ofMinutes(3), false);
    sent(WISH, VIOLENCE, IGOR, SentRow.Status.ARRIVED, null);
    sent(CONCERN, FAMILY, REPORT, SentRow.Status.TAKEN_OVER, null);
    sent(OLD, VIOLENCE, IGOR, SentRow.Status.REFUSED, "SL-2002");
  }

  void status(MessageId message, SentRow.Status status) {
    SentRow row = sent.get(message);
    if (row != null) {
      sent(message, row.recipient(), row.type(), status, null);
    }
  }

  @Override
  public Outlook look(IgorEvent event, UnitId sender) {
    List<Fault> faults = check.check(event);
    if (!faults.isEmpty()) {
      return new Outlook.Rejected(faults);
    }
    return new Outlook.Seen(person(event), event.concern() == null ? null : child(event));
  }

  @Override
  public Outlook look(Onward onward, UnitId sender) {
    throw new AssertionError("the pages ask of a referral");
  }

  private static Outlook.Way person(IgorEvent event) {
    if (!event.somethingGoes()) {
      return new Outlook.Way.Stays(
          new Result.NothingSent(
              List.of(
                  Result.Advice.HAND_OVER_INFORMATION,
                  Result.Advice.GIVE_HELPLINE_NUMBER,
                  Result.Advice.ASK_AGAIN_LATER)));
    }
    if ("0180".equals(event.municipality()) && event.district() == null) {
      return new Outlook.Way.Stays(
          new Result.AskBack(new Fault(SlCode.DISTRICT_NEEDED, "/district"), List.of(), null));
    }
    return new Outlook.Way.Goes(VIOLENCE, YES, null);
  }

  private static Outlook.Way child(IgorEvent event) {
    String municipality = event.concern() == null ? null : event.concern().municipality();
    return municipality == null
        ? new Outlook.Way.Stays(
            new Result.CallNow(
                "08-465 004 10",
                null,
                new Fault(SlCode.MISSING_FIELD, "/concern/municipality"),
                List.of(),
                null))
        : new Outlook.Way.Goes(FAMILY, DUTY, null);
  }

  @Override
  public Outcome submit(IgorEvent event, UnitId sender) {
    return switch (look(event, sender)) {
      case Outlook.Rejected(List<Fault> faults) -> new Outcome.Rejected(faults);
      case Outlook.Seen seen -> {
        submitted.add(event);
        Outlook.Way child = seen.child();
        yield new Outcome.Settled(result(seen.person()), child == null ? null : result(child));
      }
    };
  }

  private static Result result(Outlook.Way way) {
    return switch (way) {
      case Outlook.Way.Stays(Result result) -> result;
      case Outlook.Way.Goes goes -> new Result.Sent(message(7), goes.unit(), goes.decision());
    };
  }

  @Override
  public List<SentRow> list(Set<UnitId> units) {
    return sent.values().stream().filter(row -> units.contains(row.sender())).toList();
  }

  @Override
  public List<SentRow> changedAfter(Set<UnitId> units, Instant since) {
    return list(units).stream().filter(row -> row.changedAt().isAfter(since)).toList();
  }

  @Override
  public List<SentRow> ofEvent(UnitId sender, String eventId) {
    return list(Set.of(sender)).stream().filter(row -> row.eventId().equals(eventId)).toList();
  }

  @Override
  public List<InboxRow> list(Set<UnitId> units, Viewer viewer) {
    return rows.values().stream()
        .filter(row -> units.contains(row.unit()) && viewer.units().contains(row.unit()))
        .filter(row -> !row.protectedIdentity() || viewer.namedHandler())
        .sorted(
            Comparator.comparing(InboxRow::urgency)
                .thenComparing(InboxRow::receivedAt, Comparator.reverseOrder()))
        .toList();
  }

  @Override
  public void claim(MessageId message, Viewer viewer) throws RefusedException {
    InboxRow row = known(message, viewer);
    if (row.claimedBy() != null && !row.claimedBy().equals(viewer.officer())) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    rows.put(message, with(row, InboxRow.State.CLAIMED, viewer.officer(), row.referral()));
  }

  @Override
  public void release(MessageId message, Viewer viewer) throws RefusedException {
    rows.put(message, with(mine(message, viewer), InboxRow.State.NEW, null, Standing.RECEIVED));
  }

  @Override
  public Opened open(MessageId message, Viewer viewer) throws RefusedException {
    InboxRow row = mine(message, viewer);
    if (row.erased()) {
      throw new RefusedException(SlCode.CONTENT_GONE);
    }
    if (!reserved.isEmpty() && !acknowledged) {
      throw new RefusedException(SlCode.RESERVATION_NOT_ACKNOWLEDGED);
    }
    rows.put(message, with(row, InboxRow.State.OPENED, viewer.officer(), row.referral()));
    Opened opened = row.type().equals(IGOR) ? wish(row) : concern(row);
    return new Opened(opened.cover(), opened.parts(), opened.deferred(), labels);
  }

  @Override
  public SortedSet<String> reservations(MessageId message, Viewer viewer) throws RefusedException {
    mine(message, viewer);
    return reserved;
  }

  @Override
  public void acknowledge(MessageId message, Viewer viewer, SortedSet<String> codes)
      throws RefusedException {
    mine(message, viewer);
    if (!codes.equals(reserved)) {
      throw new RefusedException(SlCode.WRONG_VALUE);
    }
    acknowledged = true;
  }

  @Override
  public List<Reviews.Row> list(Viewer viewer) {
    return viewer.roles().contains("reviewer") && settled.isEmpty()
        ? List.of(
            new Reviews.Row(
                WISH,
                POLICE,
                VIOLENCE,
                IGOR,
                true,
                OfficerId.of("officer-1"),
                NOW.minusSeconds(600),
                NOW.plusSeconds(600),
                AttesterRole.REVIEWER,
                DUTY))
        : List.of();
  }

  @Override
  public Reviews.Case see(MessageId message, Viewer viewer) throws RefusedException {
    for (Reviews.Row row : list(viewer)) {
      if (row.message().equals(message)) {
        return new Reviews.Case(row, wish(Objects.requireNonNull(rows.get(WISH))), "JURIST");
      }
    }
    throw new RefusedException(SlCode.NOT_FOUND);
  }

  @Override
  public void attest(MessageId message, Viewer viewer, SortedSet<String> ticks)
      throws RefusedException {
    see(message, viewer);
    settled.add(String.join(" ", ticks));
  }

  @Override
  public void refuse(MessageId message, Viewer viewer, SlCode reason) throws RefusedException {
    see(message, viewer);
    settled.add(reason.toString());
  }

  @Override
  public void ask(UnitId unit, GlassReason reason, Viewer viewer) throws RefusedException {
    if (!viewer.units().contains(unit)) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    asked.add(new Glass.Asked(uuid7(90), unit, viewer.officer(), reason, NOW));
  }

  @Override
  public List<Glass.Asked> asked(Viewer viewer) {
    return asked.stream().filter(one -> viewer.units().contains(one.unit())).toList();
  }

  @Override
  public void confirm(UUID id, Viewer viewer) throws RefusedException {
    if (!asked.removeIf(one -> one.id().equals(id) && viewer.responsible())) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
  }

  @Override
  public MessageId answer(
      MessageId message, AnswerCode code, Viewer viewer, @Nullable SafetyAttestation how)
      throws RefusedException {
    throw new AssertionError("the portal takes steps");
  }

  @Override
  public MessageId step(MessageId message, StepGiven step, Viewer viewer) throws RefusedException {
    steps.add(step);
    if (step.step().side() == Side.SENDER) {
      SentRow row = Objects.requireNonNull(sent.get(message));
      sent.put(message, row(row, after(row.referral(), step)));
      return message(8);
    }
    InboxRow row = mine(message, viewer);
    if (step.attested() != null) {
      safety.add(step.attested());
    }
    Standing now = after(row.referral(), step);
    rows.put(message, with(row, InboxRow.State.ANSWERED, viewer.officer(), now));
    return message(8);
  }

  private static Standing after(Standing before, StepGiven step) {
    return new Standing(
        step.step().leads(before.state()),
        new ToldStep(step.step(), step.reason(), step.next()),
        null);
  }

  private static SortedSet<ReferralStep> inTurn(Standing standing, Side side) {
    return new Life(standing.state(), standing.state()).inTurn(side);
  }

  @Override
  public List<HubApi.TrailEntry> of(MessageId message, UnitId unit) {
    return List.of(
        entry(1, "ACCEPTED", "unit", POLICE.value(), List.of()),
        entry(2, "DECIDED", "unit", POLICE.value(), List.of("OSL-12-2")),
        entry(3, "TAKEN", "unit", VIOLENCE.value(), List.of()));
  }

  private static HubApi.TrailEntry entry(
      long n, String event, String role, String actor, List<String> grounds) {
    return new HubApi.TrailEntry(
        NOW.minusSeconds(200 - n), event, role, actor, null, grounds, null, null, 40 + n, n);
  }

  private InboxRow known(MessageId message, Viewer viewer) throws RefusedException {
    for (InboxRow row : list(viewer.units(), viewer)) {
      if (row.message().equals(message)) {
        return row;
      }
    }
    throw new RefusedException(SlCode.NOT_FOUND);
  }

  private InboxRow mine(MessageId message, Viewer viewer) throws RefusedException {
    InboxRow row = known(message, viewer);
    if (!viewer.officer().equals(row.claimedBy())) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    return row;
  }

  private void put(
      MessageId id, UnitId unit, TypeVersion type, Urgency urgency, Duration ago, boolean guarded) {
    rows.put(
        id,
        new InboxRow(
            id,
            unit,
            POLICE,
            type,
            urgency,
            NOW.minus(ago),
            NOW.minus(ago).plus(Duration.ofHours(24)),
            InboxRow.State.NEW,
            null,
            Standing.RECEIVED,
            inTurn(Standing.RECEIVED, Side.RECIPIENT),
            guarded,
            false,
            type.equals(IGOR),
            false,
            null));
  }

  private static InboxRow with(
      InboxRow row, InboxRow.State state, @Nullable OfficerId by, Standing standing) {
    return new InboxRow(
        row.message(),
        row.unit(),
        row.sender(),
        row.type(),
        row.urgency(),
        row.receivedAt(),
        row.answerBy(),
        state,
        by,
        standing,
        inTurn(standing, Side.RECIPIENT),
        row.protectedIdentity(),
        row.erased() || standing.state() == ReferralState.ACCEPTED || standing.state().ends(),
        row.bookingLock(),
        row.reminded(),
        standing.state() == ReferralState.COMPLETED ? FollowUp.ONE_MONTH : null);
  }

  private void sent(
      MessageId id, UnitId to, TypeVersion type, SentRow.Status status, @Nullable String code) {
    sent.put(
        id,
        new SentRow(
            id,
            "event-" + id,
            POLICE,
            OfficerId.of("officer-1"),
            to,
            type,
            type.equals(REPORT) ? Urgency.URGENT : Urgency.ROUTINE,
            NOW.minusSeconds(900),
            status,
            NOW.minusSeconds(600),
            code,
            null,
            null,
            type.equals(REPORT) && status == SentRow.Status.REFUSED ? ON_CALL : null,
            "TREATMENT_REFERRAL",
            Standing.RECEIVED,
            status == SentRow.Status.ARRIVED
                ? inTurn(Standing.RECEIVED, Side.SENDER)
                : new TreeSet<>()));
  }

  private static SentRow row(SentRow row, Standing standing) {
    return new SentRow(
        row.message(),
        row.eventId(),
        row.sender(),
        row.officer(),
        row.recipient(),
        row.type(),
        row.urgency(),
        row.sentAt(),
        row.status(),
        row.changedAt(),
        row.code(),
        row.decision(),
        row.sealedAgainAs(),
        row.callNow(),
        row.purpose(),
        standing,
        inTurn(standing, Side.SENDER));
  }

  private static Opened wish(InboxRow row) {
    PartHeader header = header(IGOR, "PERPETRATOR_ADULT");
    IgorWish wish =
        new IgorWish(
            "Tolvan Tolvansson",
            NUMBER,
            "070-174 06 05",
            true,
            new Locality("0180", "sodermalm"),
            IgorWish.CustodyState.DETAINED,
            IgorWish.AgeBand.FROM_21,
            "ar",
            new IgorWish.Interpreter("ar", null, IgorWish.Sex.MALE, true),
            true,
            NOW.minusSeconds(1000),
            OfficerId.of("officer-1"),
            true);
    ConsentRecord consent =
        new ConsentRecord(
            new ConsentId(uuid7(50)),
            header.subject(),
            OfficerId.of("officer-1"),
            ConsentRecord.How.SPOKEN,
            true,
            new TreeSet<>(Set.of(VIOLENCE)),
            set("TREATMENT_REFERRAL"),
            header.categories(),
            NOW.minusSeconds(1000),
            NOW.plus(Duration.ofDays(90)));
    Ground ground = new Ground.Consent(consent, attestation("CHECK-18-1", "BDL-2-22"));
    return new Opened(
        cover(row, ground, header), List.of(new Opened.Part.Wish(header, wish)), false);
  }

  private static Opened concern(InboxRow row) {
    PartHeader header = header(REPORT, "CHILD");
    ConcernReport report =
        new ConcernReport(
            new ConcernReport.Child("Lilla Testbarn", null, 7, "sv"),
            new Locality("0180", "sodermalm"),
            List.of(
                new ConcernReport.Member("Testa Testsson", ConcernReport.Relation.PARENT, false)),
            "Barnet var vaket under bråket och grät.\nVill inte vara hemma i kväll.",
            false,
            new ConcernReport.Reporter(OfficerId.of("officer-1"), "08-465 004 20"),
            NOW.minusSeconds(200));
    Ground ground = new Ground.Duty(attestation("CHILD_AT_RISK"));
    return new Opened(
        cover(row, ground, header), List.of(new Opened.Part.Concern(header, report)), false);
  }

  private static Cover cover(InboxRow row, Ground ground, PartHeader header) {
    return new Cover(
        row.message(),
        new ConversationId(uuid7(60)),
        null,
        row.type(),
        new Party(AgencyId.of("polisen"), POLICE),
        new Party(AgencyId.of("stad-0180-sodermalm"), row.unit()),
        "TREATMENT_REFERRAL",
        row.urgency(),
        row.receivedAt(),
        ground,
        null,
        List.of(header));
  }

  private static PartHeader header(TypeVersion schema, String kind) {
    return new PartHeader(
        new PartId(uuid7(70)),
        SubjectHandle.of("subject-1"),
        kind,
        set("CONTACT"),
        set(),
        null,
        null,
        schema,
        "0".repeat(64),
        100);
  }

  private static Attestation attestation(String... ticks) {
    return new Attestation(
        OfficerId.of("officer-1"),
        AttesterRole.RESPONSIBLE_OFFICER,
        NOW.minusSeconds(1000),
        set(ticks));
  }

  private static MessageId message(int n) {
    return new MessageId(uuid7(n));
  }

  /** A UUID of version 7 with a fixed time, so that pages are the same from run to run. */
  private static UUID uuid7(int n) {
    return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
  }

  private static SortedSet<String> set(String... words) {
    return new TreeSet<>(Set.of(words));
  }

  @Override
  public Handover use(String typed, UnitId unit, Viewer viewer) throws RefusedException {
    if (!typed.equals(CODE) || !unit.equals(VIOLENCE)) {
      throw new RefusedException(SlCode.CODE_NOT_KNOWN);
    }
    return new Handover(VIOLENCE, WISH, true, true, LocalDate.of(2026, 6, 3));
  }

  @Override
  public @Nullable Handover of(MessageId message, UnitId unit, Viewer viewer) {
    return message.equals(WISH) && unit.equals(VIOLENCE)
        ? new Handover(VIOLENCE, WISH, false, true, LocalDate.of(2026, 6, 3))
        : null;
  }

  @Override
  public void offer(MessageId message, UnitId unit, List<HelplineOffer.Time> times, Viewer viewer) {
    offered.addAll(times);
  }

  @Override
  public void tell(MessageId message, UnitId unit, boolean came, Viewer viewer)
      throws RefusedException {
    throw new RefusedException(SlCode.OUTCOME_NOT_TOLD);
  }

  /** What was offered. */
  final List<HelplineOffer.Time> offered = new ArrayList<>();

  @Override
  public boolean may(InboxRow row, Viewer viewer) {
    return row.unit().equals(VIOLENCE)
        && viewer.officer().equals(row.claimedBy())
        && HeldReferrals.actsOn(row.referral().state());
  }

  @Override
  public Outlook look(MessageId message, OnwardReferral referral, Viewer viewer)
      throws RefusedException {
    if (!may(mine(message, viewer), viewer)) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    if (!referral.client().telephone().startsWith("07")) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/client/telephone"));
    }
    return new Outlook.Seen(new Outlook.Way.Goes(referral.recipientUnit(), YES, null), null);
  }

  @Override
  public Outcome send(MessageId message, OnwardReferral referral, Viewer viewer)
      throws RefusedException {
    Outlook.Seen seen = (Outlook.Seen) look(message, referral, viewer);
    referred.add(referral);
    return new Outcome.Settled(result(seen.person()), null);
  }

  /** What was referred onward. */
  final List<OnwardReferral> referred = new ArrayList<>();
}
