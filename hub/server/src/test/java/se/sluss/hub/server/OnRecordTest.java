package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.PublishedKeys;
import se.sluss.contracts.proof.TrailVerifier;
import se.sluss.contracts.proof.VerifiedTrail;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.audit.RecordRights;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.Trails;

/** That every hop is on record, and on whose record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnRecordTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final String POLICE = "polisen-stockholm";
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String CHILD = "0127.child-and-family";
  private static final Clock CLOCK =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Instant.now(), Instant.parse("2026-05-04T16:00:00Z")));

  private TestHub hub;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, CONFIG, CLOCK);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private List<LogDetail> details(String trail) {
    List<LogDetail> details = new ArrayList<>();
    hub.bean(LogReader.class).trail(trail).forEach(entry -> details.add(entry.detail()));
    return details;
  }

  /** Event and role of who did it, in the order of the trail. */
  private List<String> hops(ConversationId conversation, String side) {
    return details(conversation + "/" + side).stream()
        .map(detail -> detail.event().name() + " " + detail.actor().role())
        .toList();
  }

  private VerifiedTrail verified(String bundle) {
    String key = hub.bean(LogSigner.class).verifierKey();
    return new TrailVerifier(NoteVerifier.of(key)).verify(bundle);
  }

  private PublishedKeys keysOnRecord() {
    return PublishedKeys.of(
        verified(
            hub.bean(LogReader.class).bundle(OwnTrail.DIRECTORY, _ -> true).orElseThrow().json()));
  }

  @Test
  void everyHopOfAReferralIsOnRecordAndEachSideSeesItsOwnAlone() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
    ConversationId conversation = wish.cover().conversationId();
    police.send(wish);
    Patience.until(() -> hops(conversation, "sender").contains("RELEASED hub"));
    Sender unit = new Sender(hub, VIOLENCE);
    unit.taken(wish.cover().messageId());
    Patience.until(() -> hops(conversation, "sender").contains("TAKEN unit"));
    Permits permits = hub.bean(Permits.class);
    Unit own = Objects.requireNonNull(hub.directory.unit(UnitId.of(VIOLENCE)));
    Unit other = Objects.requireNonNull(hub.directory.unit(UnitId.of(CHILD)));
    permits.permit(
        new Asking(wish.cover().messageId(), own, OfficerId.of("h-1"), "handler", false));
    permits.permit(
        new Asking(wish.cover().messageId(), other, OfficerId.of("h-9"), "handler", false));
    unit.send(unit.answer(wish.cover(), AnswerCode.NOT_REACHED, null));
    // The intake has several consumers: what comes together has no order.
    Patience.until(() -> hops(conversation, "recipient").contains("ANSWERED unit"));
    unit.send(unit.answer(wish.cover(), AnswerCode.TAKEN_OVER, null));
    Patience.until(
        () -> hops(conversation, "sender").stream().filter("RELEASED hub"::equals).count() == 2);
    Trails trails = hub.bean(Trails.class);
    Actor adapter = new Actor("adapter", "police");
    trails.ofUnit(wish.cover().messageId(), UnitId.of(POLICE), adapter);
    trails.whole(wish.cover().messageId(), new Actor("auditor", "a-1"));

    assertThat(hops(conversation, "sender"))
        .containsExactly(
            "ACCEPTED unit",
            "DECIDED unit",
            "QUEUED unit",
            "DECIDED hub",
            "RELEASED hub",
            "TAKEN unit",
            "ACCEPTED unit",
            "QUEUED unit",
            "RELEASED hub",
            "TRAIL_READ adapter");
    assertThat(hops(conversation, "recipient"))
        .containsSubsequence(
            "ACCEPTED unit",
            "QUEUED unit",
            "RELEASED hub",
            "TAKEN unit",
            "OPENED handler",
            "ANSWERED unit",
            "DECIDED unit",
            "TAKEN_OVER unit",
            "ACCEPTED unit",
            "DECIDED unit",
            "QUEUED unit",
            "RELEASED hub");
    assertThat(hops(conversation, "auditor")).containsExactly("TRAIL_READ auditor");
    assertThat(details(OwnTrail.REFUSALS))
        .extracting(LogDetail::unit, detail -> detail.actor().id())
        .containsExactly(org.assertj.core.api.Assertions.tuple(CHILD, "h-9"));
    LogDetail decided = details(conversation + "/sender").get(1);
    assertThat(decided.grounds()).containsExactly("OSL-12-2");
    assertThat(decided.rulesetHash()).isNotNull();
  }

  @Test
  void aSidesBundleIsShownWholeAndCountsNothingOfTheOthers() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
    ConversationId conversation = wish.cover().conversationId();
    police.send(wish);
    Patience.until(() -> hops(conversation, "recipient").contains("RELEASED hub"));
    Trails trails = hub.bean(Trails.class);
    Actor adapter = new Actor("adapter", "portal");
    Patience.until(
        () ->
            trails
                .bundle(conversation, UnitId.of(VIOLENCE), adapter)
                .filter(bundle -> bundle.entries().size() >= 3)
                .isPresent());
    VerifiedTrail bundle =
        verified(trails.bundle(conversation, UnitId.of(VIOLENCE), adapter).orElseThrow().json());
    assertThat(bundle.notShown()).isZero();
    assertThat(bundle.records()).noneMatch(record -> record.contains("\"event\":101"));
  }

  @Test
  void whatIsRefusedIsOnItsSendersRecordWhateverConversationItNamed() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made unattested = police.wish(VIOLENCE, UnaryOperator.identity(), "BDL-2-22");
    ConversationId conversation = unattested.cover().conversationId();
    police.send(unattested);
    Patience.until(() -> !hops(conversation, "stopped." + POLICE).isEmpty());
    assertThat(hops(conversation, "stopped." + POLICE)).containsExactly("STOPPED unit");
    assertThat(hops(conversation, "sender")).isEmpty();
  }

  @Test
  void everyEntryAndKeyOfTheDirectoryIsOnRecordAndASwappedKeyIsSeen() throws Exception {
    Patience.until(() -> hub.bean(LogReader.class).coveredOf(OwnTrail.DIRECTORY) > 0);
    UnitKeys before = Objects.requireNonNull(hub.keys.get(UnitId.of(CHILD)));
    String was = Certificates.fingerprint(before.opening());
    PublishedKeys first = keysOnRecord();
    for (Unit unit : hub.directory.units()) {
      UnitKeys keys = Objects.requireNonNull(hub.keys.get(unit.id()));
      assertThat(
              first.valid(unit.id().value(), "opening", Certificates.fingerprint(keys.opening())))
          .isTrue();
      assertThat(
              first.valid(unit.id().value(), "signing", Certificates.fingerprint(keys.signing())))
          .isTrue();
    }
    int entries = details(OwnTrail.DIRECTORY).size();
    assertThat(entries).isEqualTo(3 * hub.directory.units().size());

    UnitKeys swapped = hub.authority.issue(before.unit(), before.agency());
    Path file = hub.folder.resolve("unit-certificates").resolve(CHILD + ".opening.pem");
    Files.writeString(file, Certificates.toPem(swapped.opening()));
    hub.restart(CONFIG);
    Patience.until(() -> hub.bean(LogReader.class).coveredOf(OwnTrail.DIRECTORY) == entries + 2);
    PublishedKeys after = keysOnRecord();
    assertThat(after.valid(CHILD, "opening", was)).isFalse();
    assertThat(after.valid(CHILD, "opening", Certificates.fingerprint(swapped.opening()))).isTrue();
    assertThat(after.ofUnit(CHILD))
        .extracting(PublishedKeys.Change::revoked)
        .containsExactly(false, false, false, true);
    Files.writeString(file, Certificates.toPem(before.opening()));
  }

  @Test
  void otherRolesThanLastTimeAreOnRecordOnce() {
    RecordRights rights = hub.bean(RecordRights.class);
    rights.came("o-1", Set.of("operator"));
    rights.came("o-1", Set.of("operator"));
    rights.came("o-1", Set.of("operator", "auditor"));
    assertThat(details(OwnTrail.RIGHTS))
        .extracting(LogDetail::facts)
        .containsExactly(
            Map.of("person", "o-1", "roles", "operator"),
            Map.of("person", "o-1", "roles", "auditor:operator"));
  }

  @Test
  void whatIsNotThereHasNoTrail() {
    Trails trails = hub.bean(Trails.class);
    ConversationId unknown = ConversationId.of("01969c00-0000-7000-8000-000000000000");
    assertThat(trails.bundle(unknown, UnitId.of(POLICE), new Actor("adapter", "police")))
        .isEqualTo(Optional.empty());
  }
}
