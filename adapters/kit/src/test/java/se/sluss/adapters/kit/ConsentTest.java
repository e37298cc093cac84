package se.sluss.adapters.kit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.sluss.adapters.kit.world.TwoSides.HANDLER;
import static se.sluss.adapters.kit.world.TwoSides.OFFICER;
import static se.sluss.adapters.kit.world.TwoSides.POLICE;
import static se.sluss.adapters.kit.world.TwoSides.VIOLENCE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.inbox.HeldConsents;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.sent.SentConsents;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.world.TwoSides;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.ConsentChange.Change;

/** A consent on both sides, through a real broker and real databases; the hub is played. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentTest {
  private static final Instant AT = Instant.parse("2026-05-04T16:00:00Z");
  private static final ToldStep TAKEN_BACK =
      new ToldStep(ReferralStep.CONSENT_TAKEN_BACK, Reason.TOLD_US, null);

  private TwoSides sides;
  private World world;
  private Inbox inbox;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    sides = new TwoSides("consent", folder);
    world = sides.world();
    inbox = sides.inbox();
  }

  @AfterAll
  void stop() throws Exception {
    sides.close();
  }

  @AfterEach
  void calm() {
    world.permitAll();
  }

  private ConsentRecord record(MessageId message) {
    Cover cover = Objects.requireNonNull(world.hub().cover(message));
    return ((Ground.Consent) cover.ground()).record();
  }

  private static void refused(
      SlCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable it) {
    assertThatThrownBy(it)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
  }

  private Instant end(MessageId message, Change change, Reason reason, Viewer viewer)
      throws RefusedException {
    return sides.ofPolice(SentConsents.class).end(message, change, reason, viewer);
  }

  @Test
  void theHubIsAskedAtOnceWithTheConsentNamedWhole() throws Exception {
    MessageId message = sides.arrived("consent-0001");
    world.hub().changesConsents(AT);
    assertThat(end(message, Change.WITHDRAWN, Reason.TOLD_US, OFFICER)).isEqualTo(AT);
    ConsentRecord record = record(message);
    world
        .hub()
        .http()
        .verify(
            postRequestedFor(urlPathEqualTo("/api/consents/" + record.id()))
                .withRequestBody(matchingJsonPath("$.unit", equalTo(POLICE.value())))
                .withRequestBody(matchingJsonPath("$.officer", equalTo("p-1")))
                .withRequestBody(matchingJsonPath("$.subject", equalTo(record.subject().value())))
                .withRequestBody(matchingJsonPath("$.change", equalTo("WITHDRAWN")))
                .withRequestBody(matchingJsonPath("$.reason", equalTo("TOLD_US"))));
  }

  @Test
  void whatIsTakenBackIsErasedUnreadAndEndsOnBothSides() throws Exception {
    MessageId message = sides.arrived("consent-0002");
    inbox.claim(message, HANDLER);
    world.hub().stepped(VIOLENCE, message, TAKEN_BACK);
    world.hub().stepped(POLICE, message, TAKEN_BACK);
    World.until(() -> sides.row(message).erased());
    World.until(() -> sides.sent("consent-0002").status() == Status.CLOSED);
    assertThat(sides.row(message).referral().state()).isEqualTo(ReferralState.CONSENT_WITHDRAWN);
    assertThat(sides.row(message).referral().last()).isEqualTo(TAKEN_BACK);
    assertThat(sides.row(message).inTurn()).isEmpty();
    assertThat(sides.sent("consent-0002").referral().state())
        .isEqualTo(ReferralState.CONSENT_WITHDRAWN);
    assertThat(sides.sent("consent-0002").inTurn()).isEmpty();
    refused(SlCode.CONTENT_GONE, () -> inbox.open(message, HANDLER));
  }

  @Test
  void whatIsOpenedStaysAndIsMarked() throws Exception {
    MessageId message = sides.arrived("consent-0003");
    inbox.claim(message, HANDLER);
    inbox.open(message, HANDLER);
    world.hub().stepped(VIOLENCE, message, TAKEN_BACK);
    World.until(() -> sides.row(message).referral().state() == ReferralState.CONSENT_WITHDRAWN);
    assertThat(sides.row(message).erased()).isFalse();
  }

  @Test
  void itsEndIsSeenBeforeItComesAndThenComes() throws Exception {
    MessageId message = sides.arrived("consent-0004");
    ToldStep soon = new ToldStep(ReferralStep.CONSENT_ENDING, Reason.NOT_CONFIRMED, null);
    for (int twice = 0; twice < 2; twice++) {
      world.hub().stepped(VIOLENCE, message, soon);
      world.hub().stepped(POLICE, message, soon);
    }
    World.until(() -> soon.equals(sides.row(message).referral().last()));
    World.until(() -> soon.equals(sides.sent("consent-0004").referral().last()));
    assertThat(sides.row(message).inTurn()).contains(ReferralStep.TAKE_OVER);
    assertThat(sides.sent("consent-0004").status()).isEqualTo(Status.ARRIVED);
    ToldStep ended = new ToldStep(ReferralStep.CONSENT_ENDED, Reason.NOT_CONFIRMED, null);
    world.hub().stepped(VIOLENCE, message, ended);
    World.until(() -> sides.row(message).erased());
    assertThat(sides.row(message).referral().state()).isEqualTo(ReferralState.EXPIRED);
  }

  @Test
  void aStepThatIsNotTheHubsIsNotBelievedFromIt() throws Exception {
    MessageId message = sides.arrived("consent-0005");
    world.hub().stepped(VIOLENCE, message, new ToldStep(ReferralStep.RECALL, Reason.TOLD_US, null));
    world
        .hub()
        .stepped(
            VIOLENCE, message, new ToldStep(ReferralStep.CONSENT_ENDING, Reason.NOT_RENEWED, null));
    World.until(() -> sides.row(message).referral().last() != null);
    assertThat(sides.row(message).referral().state()).isEqualTo(ReferralState.RECEIVED);
    assertThat(sides.row(message).erased()).isFalse();
  }

  @Test
  void nobodyChangesAConsentThatIsNotOurs() throws Exception {
    MessageId message = sides.arrived("consent-0006");
    world.hub().changesConsents(AT);
    refused(SlCode.NOT_FOUND, () -> end(message, Change.WITHDRAWN, Reason.TOLD_US, HANDLER));
    refused(SlCode.WRONG_VALUE, () -> end(message, Change.WITHDRAWN, Reason.NEVER_GIVEN, OFFICER));
    refused(SlCode.WRONG_VALUE, () -> end(message, Change.CONFIRMED, Reason.TOLD_US, OFFICER));
    refused(SlCode.OUT_OF_TURN, () -> sides.ofUnit(HeldConsents.class).confirm(message, HANDLER));
    world
        .hub()
        .http()
        .verify(0, postRequestedFor(urlPathEqualTo("/api/consents/" + record(message).id())));
  }

  @Test
  void withoutTheHubNothingIsSaidToBeTakenBack() throws Exception {
    MessageId message = sides.arrived("consent-0007");
    world
        .hub()
        .http()
        .stubFor(post(urlPathMatching("/api/consents/.*")).willReturn(aResponse().withStatus(503)));
    refused(SlCode.HUB_UNREACHABLE, () -> end(message, Change.WITHDRAWN, Reason.TOLD_US, OFFICER));
    assertThat(sides.sent("consent-0007").status()).isEqualTo(Status.ARRIVED);
  }

  @Test
  void theUnitConfirmsItOutsideCustody() throws Exception {
    MessageId message = sides.arrived("consent-0008");
    inbox.claim(message, HANDLER);
    inbox.open(message, HANDLER);
    world.hub().changesConsents(AT);
    assertThat(sides.ofUnit(HeldConsents.class).confirm(message, HANDLER)).isEqualTo(AT);
    world
        .hub()
        .http()
        .verify(
            postRequestedFor(urlPathEqualTo("/api/consents/" + record(message).id()))
                .withRequestBody(matchingJsonPath("$.unit", equalTo(VIOLENCE.value())))
                .withRequestBody(matchingJsonPath("$.change", equalTo("CONFIRMED"))));
  }
}
