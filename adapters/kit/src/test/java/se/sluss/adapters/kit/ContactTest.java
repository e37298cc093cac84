package se.sluss.adapters.kit;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.inbox.HeldEvents;
import se.sluss.adapters.kit.inbox.HeldSafety;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Outgoing;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.adapters.kit.units.Units;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.VictimNotice;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SafetyWord.Word;

/** Row 12 of the domain at the two units: the victim's side says, who meets him is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");
  private static final UnitId SUPPORT = UnitId.of("0127.victim-support");
  private static final TypeVersion NOTICE = TypeVersion.of("victim-notice/1");

  private World world;
  private ConfigurableApplicationContext police;
  private ConfigurableApplicationContext portal;
  private Inbox inbox;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("contact", folder).database("police").database("portal");
    police = world.start("police", POLICE.value());
    portal = world.start("portal", VIOLENCE.value(), SUPPORT.value());
    inbox = portal.getBean(Inbox.class);
  }

  @AfterAll
  void stop() throws Exception {
    world.close();
  }

  private static Viewer viewer(UnitId unit, String... roles) {
    return new Viewer(
        OfficerId.of("h-1"), new TreeSet<>(Set.of(unit)), new TreeSet<>(Set.of(roles)));
  }

  private @Nullable InboxRow find(UnitId unit, MessageId message) {
    return inbox.list(Set.of(unit), viewer(unit, "handler")).stream()
        .filter(row -> row.message().equals(message))
        .findFirst()
        .orElse(null);
  }

  private InboxRow row(UnitId unit, MessageId message) {
    return Objects.requireNonNull(find(unit, message));
  }

  private MessageId wish(String event) {
    Outcome outcome = police.getBean(Notifications.class).submit(Events.wish(event), POLICE);
    MessageId message = ((Result.Sent) ((Outcome.Settled) outcome).person()).message();
    World.until(() -> find(VIOLENCE, message) != null);
    return message;
  }

  /** As the police's adapter will send it. */
  private MessageId notice() throws Exception {
    VictimNotice says =
        new VictimNotice(
            "Lisa Exempel",
            null,
            new VictimNotice.SafeContact(VictimNotice.How.NONE_STATED, null, null),
            "sv",
            null,
            true,
            VictimNotice.Children.NONE,
            World.EVENING,
            OfficerId.of("p-1"));
    TreeSet<String> categories = new TreeSet<>(Set.of("CONTACT", "SOCIAL"));
    Track track =
        new Track(
            NOTICE,
            "VICTIM_SUPPORT",
            Urgency.URGENT,
            "OSL-35-1",
            "VICTIM_ADULT",
            categories,
            new TreeSet<>(),
            NOTICE,
            Bytes.of(new Json().write(says)),
            new Claim.Yes(
                ConsentRecord.How.SPOKEN,
                false,
                new TreeSet<>(Set.of("VICTIM_SUPPORT")),
                categories,
                Duration.ofDays(90),
                null,
                new Attestation(
                    OfficerId.of("p-1"),
                    AttesterRole.OFFICER,
                    World.EVENING,
                    new TreeSet<>(Set.of("CHECK-18-1", "BDL-2-22")))),
            null,
            null,
            null);
    Units units = police.getBean(Units.class);
    World.until(() -> units.openingCertificate(SUPPORT) != null);
    SealedTrack sealed =
        police
            .getBean(MessageSealer.class)
            .seal(
                track,
                units.keys(POLICE),
                Objects.requireNonNull(units.unit(SUPPORT)),
                Objects.requireNonNull(units.openingCertificate(SUPPORT)));
    Outgoing kept = new Outgoing(sealed, "contact-notice", OfficerId.of("p-1"), track, null);
    police
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(_ -> police.getBean(Outbox.class).keep(POLICE, List.of(kept)));
    MessageId id = sealed.cover().messageId();
    World.until(() -> find(SUPPORT, id) != null);
    return id;
  }

  @Test
  void theVictimsSideOpensItAndAResponsibleOfficerOfItsClearsContact() throws Exception {
    MessageId notice = notice();
    Viewer handler = viewer(SUPPORT, "handler");
    inbox.claim(notice, handler);
    Opened opened = inbox.open(notice, handler);
    assertThat(opened.parts())
        .singleElement()
        .isInstanceOfSatisfying(
            Opened.Part.Notice.class, one -> assertThat(one.notice().askedAlone()).isTrue());
    assertThat(row(SUPPORT, notice).inTurn())
        .contains(ReferralStep.CLEAR_CONTACT, ReferralStep.STOP_CONTACT);
    assertThatThrownBy(
            () ->
                inbox.step(
                    notice,
                    new StepGiven(
                        ReferralStep.CLEAR_CONTACT,
                        Reason.EXPOSED_PERSON_SAYS_YES,
                        null,
                        null,
                        attested()),
                    handler))
        .as("by whoever happens to be there")
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.fault().code()).isEqualTo(SlCode.SAFETY_NOT_ASSESSED));
    MessageId step =
        inbox.step(
            notice,
            new StepGiven(
                ReferralStep.CLEAR_CONTACT, Reason.EXPOSED_PERSON_SAYS_YES, null, null, attested()),
            viewer(SUPPORT, "handler", "responsible-officer"));
    World.until(() -> world.hub().cover(step) != null);
    Cover cover = Objects.requireNonNull(world.hub().cover(step));
    assertThat(cover.step()).isEqualTo(new ToldStep(ReferralStep.CLEAR_CONTACT, null, null));
    assertThat(row(SUPPORT, notice).referral().state()).isEqualTo(ReferralState.RECEIVED);
  }

  private static SafetyAttestation attested() {
    return new SafetyAttestation(
        OfficerId.of("h-1"),
        World.EVENING,
        SafetyAttestation.How.ASSESSED_BY_VICTIMS_SIDE,
        new TreeSet<>(List.of("ALONE")));
  }

  @Test
  void whoHasTwoNoticesInHandSaysThatTheyAreOfOneEvent() throws Exception {
    MessageId one = wish("contact-0002");
    MessageId other = wish("contact-0003");
    Viewer handler = viewer(VIOLENCE, "handler");
    HeldEvents events = portal.getBean(HeldEvents.class);
    world
        .hub()
        .http()
        .stubFor(
            post(urlPathEqualTo("/api/referrals/" + one + "/same-event"))
                .willReturn(okJson("{\"at\":\"2026-05-04T18:00:00Z\"}")));
    inbox.claim(one, handler);
    assertThatThrownBy(() -> events.join(one, other, handler))
        .as("only what is in hand")
        .isInstanceOf(RefusedException.class);
    inbox.claim(other, handler);
    assertThat(events.join(one, other, handler)).isEqualTo("2026-05-04T18:00:00Z");
    world
        .hub()
        .http()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/api/referrals/" + one + "/same-event"))
                .withRequestBody(matchingJsonPath("$.unit", equalTo(VIOLENCE.value())))
                .withRequestBody(matchingJsonPath("$.officer", equalTo("h-1")))
                .withRequestBody(matchingJsonPath("$.other", equalTo(other.toString()))));
  }

  /** Row 13: the hub tells, and who meets him says only whether it may. */
  @Test
  void whoMeetsHimSaysWhetherItMayBeToldAndTheVictimsSideIsToldByTheHubAlone() throws Exception {
    MessageId wish = wish("contact-0004");
    world
        .hub()
        .http()
        .stubFor(
            post(urlPathEqualTo("/api/referrals/" + wish + "/safety"))
                .willReturn(okJson("{\"at\":\"2026-05-04T18:00:00Z\"}")));
    HeldSafety safety = portal.getBean(HeldSafety.class);
    Viewer handler = viewer(VIOLENCE, "handler");
    Viewer responsible = viewer(VIOLENCE, "handler", "responsible-officer");
    Weighing weighing =
        new Weighing(
            OfficerId.of("h-1"), World.EVENING, new TreeSet<>(Set.of("CRIME_NEED", "O-MEN")));
    assertThat(refused(() -> safety.say(wish, Word.AGREES, null, handler)))
        .as("only what is in hand")
        .isEqualTo(SlCode.OUT_OF_TURN);
    inbox.claim(wish, handler);
    assertThat(refused(() -> safety.say(wish, Word.TELL, null, responsible)))
        .isEqualTo(SlCode.MISSING_FIELD);
    assertThat(refused(() -> safety.say(wish, Word.AGREES, weighing, responsible)))
        .isEqualTo(SlCode.WRONG_VALUE);
    assertThat(refused(() -> safety.say(wish, Word.TELL, weighing, handler)))
        .isEqualTo(SlCode.WRONG_ATTESTER);
    assertThat(safety.say(wish, Word.AGREES, null, handler)).isEqualTo("2026-05-04T18:00:00Z");
    safety.say(wish, Word.TELL, weighing, responsible);
    world
        .hub()
        .http()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/api/referrals/" + wish + "/safety"))
                .withRequestBody(matchingJsonPath("$.word", equalTo("TELL")))
                .withRequestBody(matchingJsonPath("$.weighed.role", equalTo("responsible-officer")))
                .withRequestBody(matchingJsonPath("$.unit", equalTo(VIOLENCE.value()))));

    MessageId notice = notice();
    ToldStep missed = new ToldStep(ReferralStep.SAFETY_EVENT, Reason.MEETING_MISSED, null);
    world.hub().stepped(SUPPORT, notice, missed);
    World.until(() -> missed.equals(row(SUPPORT, notice).referral().last()));
    assertThat(row(SUPPORT, notice).referral().state()).isEqualTo(ReferralState.RECEIVED);
    ToldStep asked = new ToldStep(ReferralStep.TELLING_ASKED, null, null);
    world.hub().stepped(VIOLENCE, wish, asked);
    World.until(() -> asked.equals(row(VIOLENCE, wish).referral().last()));
  }

  private static SlCode refused(ThrowingCallable it) {
    AtomicReference<SlCode> code = new AtomicReference<>();
    assertThatThrownBy(it)
        .isInstanceOfSatisfying(RefusedException.class, e -> code.set(e.fault().code()));
    return Objects.requireNonNull(code.get());
  }

  /** Who may book is what the last word says; the same word may come again at another time. */
  @Test
  void whoMeetsHimSeesTheLastWordOnContactHoweverOftenItChanges() throws Exception {
    MessageId wish = wish("contact-0001");
    for (ReferralStep word :
        List.of(
            ReferralStep.CONTACT_CLEARED,
            ReferralStep.CONTACT_STOPPED,
            ReferralStep.CONTACT_CLEARED,
            ReferralStep.CONTACT_STOPPED)) {
      world.hub().stepped(VIOLENCE, wish, new ToldStep(word, null, null));
      World.until(
          () ->
              row(VIOLENCE, wish).referral().last() instanceof ToldStep last
                  && last.step() == word);
      Thread.sleep(20); // the hub's next word is of a later time
    }
    assertThat(row(VIOLENCE, wish).referral().state()).isEqualTo(ReferralState.RECEIVED);
    assertThat(row(VIOLENCE, wish).inTurn())
        .doesNotContain(ReferralStep.CLEAR_CONTACT, ReferralStep.STOP_CONTACT);
  }
}
