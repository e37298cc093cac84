package se.sluss.adapters.kit;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.inbox.Glass;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.review.Reviews;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Review;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.GlassReason;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/** Reviewers, reservations, marks and the broken glass, at both edges. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObligationsTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");
  private static final UnitId FAMILY = UnitId.of("0127.child-and-family");
  private static final String PURPOSE = "TREATMENT_REFERRAL";

  private World world;
  private ConfigurableApplicationContext police;
  private ConfigurableApplicationContext portal;
  private Notifications notifications;
  private Reviews reviews;
  private Inbox inbox;
  private Glass glass;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("obligations", folder).database("police").database("portal");
    police = world.start("police", POLICE.value());
    portal = world.start("portal", VIOLENCE.value(), FAMILY.value());
    notifications = police.getBean(Notifications.class);
    reviews = police.getBean(Reviews.class);
    inbox = portal.getBean(Inbox.class);
    glass = portal.getBean(Glass.class);
  }

  @AfterAll
  void stop() throws Exception {
    world.close();
  }

  @AfterEach
  void calm() {
    world.permitAll();
    world.hub().leftToAPerson.clear();
    world.hub().labels.clear();
    world.hub().bend(one -> one);
  }

  private static Viewer viewer(String officer, UnitId unit, String... roles) {
    return new Viewer(
        OfficerId.of(officer), new TreeSet<>(List.of(unit)), new TreeSet<>(Arrays.asList(roles)));
  }

  private static SortedSet<String> ticks(String... ticks) {
    return new TreeSet<>(Arrays.asList(ticks));
  }

  private static void refused(SlCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
  }

  private Outcome.Settled settled(IgorEvent event) {
    return (Outcome.Settled) notifications.submit(event, POLICE);
  }

  private Status status(String event) {
    return police.getBean(SentMessages.class).ofEvent(POLICE, event).getFirst().status();
  }

  private MessageId inReview(String event) {
    world.hub().decide("REVIEW", PURPOSE, "JURIST");
    world.hub().leftToAPerson.add(PURPOSE);
    Result result = settled(Events.wish(event)).person();
    assertThat(result).isInstanceOf(Result.InReview.class);
    World.until(() -> status(event) == Status.IN_REVIEW);
    return ((Result.InReview) result).message();
  }

  @Test
  void whatTheRulesLeaveToAPersonWaitsForAReviewerAndGoesWhenAttested() throws Exception {
    MessageId message = inReview("obl-0001");
    Viewer reviewer = viewer("r-1", POLICE, "reviewer");
    Reviews.Row row =
        reviews.list(reviewer).stream()
            .filter(waits -> waits.message().equals(message))
            .findFirst()
            .orElseThrow();
    assertThat(row.dueAt()).isEqualTo(row.askedAt().plus(Duration.ofHours(24)));
    Reviews.Case one = reviews.see(message, reviewer);
    assertThat(((Opened.Part.Wish) one.opened().parts().getFirst()).wish().name())
        .isEqualTo(Events.NAME);
    assertThat(one.toString()).doesNotContain(Events.NAME);
    refused(SlCode.NOT_ATTESTED, () -> reviews.attest(message, reviewer, ticks("READ")));
    assertThat(Objects.requireNonNull(world.hub().cover(message)).reviews()).isEmpty();
    reviews.attest(message, reviewer, ticks("READ", "JURIST"));
    World.until(() -> status("obl-0001") == Status.ARRIVED);
    Cover cover = Objects.requireNonNull(world.hub().cover(message));
    Review review = cover.reviews().getFirst();
    assertThat(review.officer()).isEqualTo(OfficerId.of("r-1"));
    assertThat(review.role()).isEqualTo(AttesterRole.REVIEWER);
    assertThat(review.decision()).isEqualTo("ab".repeat(32));
    assertThat(review.ruleset()).isEqualTo("r");
    assertThat(review.part()).isEqualTo(cover.parts().getFirst().id());
    assertThat(reviews.list(reviewer)).noneMatch(waits -> waits.message().equals(message));
  }

  @Test
  void onlyAReviewerOfTheSendingUnitWhoHasNotSentItSeesIt() throws Exception {
    MessageId message = inReview("obl-0002");
    for (Viewer other :
        List.of(
            viewer("r-2", POLICE, "officer", "responsible-officer"),
            viewer("r-3", VIOLENCE, "reviewer"))) {
      assertThat(reviews.list(other)).isEmpty();
      refused(SlCode.NOT_FOUND, () -> reviews.see(message, other));
      refused(SlCode.NOT_FOUND, () -> reviews.attest(message, other, ticks("JURIST")));
      refused(SlCode.NOT_FOUND, () -> reviews.refuse(message, other, SlCode.REVIEW_FOUND_HARM));
    }
    Viewer himself = viewer("p-17", POLICE, "officer", "reviewer");
    refused(SlCode.REVIEW_BY_SENDER, () -> reviews.see(message, himself));
    refused(SlCode.REVIEW_BY_SENDER, () -> reviews.attest(message, himself, ticks("JURIST")));
    Viewer head = viewer("h-1", POLICE, "head-of-investigation");
    refused(SlCode.REVIEW_WRONG_ROLE, () -> reviews.attest(message, head, ticks("JURIST")));
    assertThat(status("obl-0002")).isEqualTo(Status.IN_REVIEW);
  }

  @Test
  void whatAReviewerLetsStayIsToldWithItsReasonAndNeverGoes() throws Exception {
    MessageId message = inReview("obl-0003");
    Viewer reviewer = viewer("r-1", POLICE, "reviewer");
    refused(SlCode.WRONG_VALUE, () -> reviews.refuse(message, reviewer, SlCode.DENIED));
    reviews.refuse(message, reviewer, SlCode.REVIEW_FOUND_HARM);
    assertThat(status("obl-0003")).isEqualTo(Status.REFUSED);
    assertThat(police.getBean(SentMessages.class).ofEvent(POLICE, "obl-0003").getFirst().code())
        .isEqualTo(SlCode.REVIEW_FOUND_HARM.toString());
    refused(SlCode.NOT_FOUND, () -> reviews.attest(message, reviewer, ticks("JURIST")));
    assertThat(Objects.requireNonNull(world.hub().cover(message)).reviews()).isEmpty();
  }

  @Test
  void aDutyThatWaitsForAReviewerShowsWhomToCallAtOnce() {
    world.hub().decide("REVIEW", "CHILD_CONCERN", "JURIST");
    world.hub().leftToAPerson.add("CHILD_CONCERN");
    Result child = Objects.requireNonNull(settled(Events.wishAndConcern("obl-0004")).beside());
    assertThat(child).isInstanceOf(Result.CallNow.class);
    assertThat(((Result.CallNow) child).telephone()).isEqualTo("08-465 004 07");
    assertThat(((Result.CallNow) child).fault().code()).isEqualTo(SlCode.NEEDS_REVIEW);
    assertThat(((Result.CallNow) child).queued()).isNotNull();
  }

  @Test
  void whatTheDecisionDemandsIsAskedBeforeAnythingIsSealed() {
    world.hub().decide("PERMIT_WITH_OBLIGATION", PURPOSE, "O-MEN");
    Result person = settled(Events.wish("obl-0005")).person();
    assertThat(((Result.Refused) person).fault().code()).isEqualTo(SlCode.NOT_ATTESTED);
    assertThat(police.getBean(SentMessages.class).ofEvent(POLICE, "obl-0005")).isEmpty();
  }

  private MessageId arrived(String event) {
    Result.Sent sent = (Result.Sent) settled(Events.wish(event)).person();
    World.until(() -> status(event) == Status.ARRIVED);
    return sent.message();
  }

  @Test
  void aReservationIsAcknowledgedBeforeAnythingIsShown() throws Exception {
    SortedSet<String> reserved = ticks("NOT_PASSED_ON", "ONLY_THIS_PURPOSE");
    world.hub().bend(one -> reserve(one, reserved));
    MessageId message = arrived("obl-0006");
    Viewer handler = viewer("h-6", VIOLENCE, "handler");
    inbox.claim(message, handler);
    assertThat(inbox.reservations(message, handler)).isEqualTo(reserved);
    refused(SlCode.RESERVATION_NOT_ACKNOWLEDGED, () -> inbox.open(message, handler));
    refused(SlCode.WRONG_VALUE, () -> inbox.acknowledge(message, handler, ticks("NOT_PASSED_ON")));
    refused(SlCode.RESERVATION_NOT_ACKNOWLEDGED, () -> inbox.open(message, handler));
    Viewer stranger = viewer("h-7", FAMILY, "handler");
    refused(SlCode.NOT_FOUND, () -> inbox.reservations(message, stranger));
    refused(SlCode.NOT_FOUND, () -> inbox.acknowledge(message, stranger, reserved));
    inbox.acknowledge(message, handler, reserved);
    assertThat(inbox.open(message, handler).parts()).hasSize(1);
    world
        .hub()
        .http()
        .verify(
            postRequestedFor(urlEqualTo("/api/permits"))
                .withRequestBody(matchingJsonPath("$.acknowledged[1]")));
  }

  private SealedMessage reserve(SealedMessage message, SortedSet<String> codes) {
    UnitKeys keys = world.keys(POLICE);
    Json json = new Json();
    try {
      byte[] cover = portal.getBean(Verifier.class).verify(message.cover()).content().toArray();
      return new SealedMessage(
          new Signer(keys.signingKey(), keys.signing())
              .sign(json.write(json.read(cover, Cover.class).reserved(codes))),
          message.parts());
    } catch (SealException | Json.MalformedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theMarkFollowsTheMessage() throws Exception {
    world.hub().labels.add("LABEL-40-7g");
    MessageId message = arrived("obl-0007");
    Viewer handler = viewer("h-6", VIOLENCE, "handler");
    inbox.claim(message, handler);
    assertThat(inbox.open(message, handler).labels()).containsExactly("LABEL-40-7g");
  }

  @Test
  void theGlassIsBrokenByTwoOfTheUnitAndByNobodyElse() throws Exception {
    Result.Sent sent =
        (Result.Sent)
            settled(
                    Events.event(
                        "obl-0008",
                        IgorEvent.Stage.REPORTED,
                        "Botkyrka",
                        null,
                        Events.person(true),
                        IgorEvent.Wish.YES,
                        null))
                .person();
    World.until(() -> status("obl-0008") == Status.ARRIVED);
    Viewer colleague = viewer("h-20", VIOLENCE, "handler");
    Viewer responsible = viewer("h-21", VIOLENCE, "handler", "responsible-officer");
    refused(SlCode.NOT_FOUND, () -> inbox.claim(sent.message(), colleague));
    refused(SlCode.NOT_FOUND, () -> glass.ask(FAMILY, GlassReason.CHILD_IN_DANGER, colleague));
    glass.ask(VIOLENCE, GlassReason.CHILD_IN_DANGER, colleague);
    assertThat(inbox.list(Set.of(VIOLENCE), colleague))
        .extracting(InboxRow::message)
        .doesNotContain(sent.message());
    Glass.Asked asked = glass.asked(responsible).getFirst();
    refused(SlCode.SECOND_PERSON_IS_THE_FIRST, () -> glass.confirm(asked.id(), colleague));
    refused(
        SlCode.SECOND_PERSON_NEEDED,
        () -> glass.confirm(asked.id(), viewer("h-22", VIOLENCE, "handler")));
    refused(
        SlCode.NOT_FOUND,
        () -> glass.confirm(asked.id(), viewer("h-23", FAMILY, "responsible-officer")));
    refused(SlCode.NOT_FOUND, () -> inbox.claim(sent.message(), colleague));
    glass.confirm(asked.id(), responsible);
    assertThat(inbox.list(Set.of(VIOLENCE), colleague))
        .extracting(InboxRow::message)
        .contains(sent.message());
    refused(
        SlCode.NOT_FOUND, () -> inbox.claim(sent.message(), viewer("h-24", VIOLENCE, "handler")));
    inbox.claim(sent.message(), colleague);
    inbox.open(sent.message(), colleague);
    world
        .hub()
        .http()
        .verify(
            postRequestedFor(urlEqualTo("/api/permits"))
                .withRequestBody(matchingJsonPath("$.glass[?(@.second == 'h-21')]"))
                .withRequestBody(matchingJsonPath("$[?(@.namedHandler == false)]")));
  }
}
