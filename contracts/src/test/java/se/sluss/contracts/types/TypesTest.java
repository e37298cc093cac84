package se.sluss.contracts.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.EditedConfig;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;

class TypesTest {
  private static final String WISH = "types/igor-wish-1.yaml";
  private static final String CONCERN = "types/concern-report-1.yaml";

  @TempDir Path folder = Path.of("");

  private static MessageType type(EditedConfig config, String name) throws ConfigException {
    MessageType type = MessageTypes.load(config.folder()).type(new TypeVersion(name, 1));
    if (type == null) {
      throw new AssertionError("no type " + name);
    }
    return type;
  }

  /** What who sent it is told of the unit's steps. */
  private static Set<ReferralStep> told(MessageType type) {
    return type.steps().entrySet().stream()
        .filter(entry -> entry.getKey().side() == Side.RECIPIENT)
        .filter(entry -> entry.getValue().told())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Test
  void thereAreThirteenTypes() throws IOException, ConfigException {
    assertThat(MessageTypes.load(new EditedConfig(folder).folder()).known())
        .extracting(TypeVersion::toString)
        .containsExactly(
            "answer/1",
            "answer/2",
            "concern-report/1",
            "helpline-handover/1",
            "helpline-offer/1",
            "helpline-outcome/1",
            "igor-wish/1",
            "mediated-contact/1",
            "probation-handover/1",
            "release-notice/1",
            "release-warning/1",
            "treatment-referral/1",
            "victim-notice/1");
  }

  @Test
  void aWishRestsOnConsentOrOnAResponsibleOfficersWeighing() throws IOException, ConfigException {
    MessageType wish = type(new EditedConfig(folder), "igor-wish");
    assertThat(wish.to()).isEqualTo(UnitFunction.AUTHORITY_VIOLENCE);
    assertThat(wish.regime()).isEqualTo("OSL-35-1");
    assertThat(wish.subjectKinds()).containsExactly("PERPETRATOR_ADULT", "PERPETRATOR_YOUNG");
    assertThat(wish.grounds())
        .containsOnlyKeys(GroundKind.CONSENT, GroundKind.WEIGHING)
        .containsEntry(
            GroundKind.CONSENT,
            new GroundRule(
                "TREATMENT_REFERRAL",
                new TreeSet<>(),
                new TreeSet<>(Set.of("CHECK-18-1", "BDL-2-22"))))
        .containsEntry(
            GroundKind.WEIGHING,
            new GroundRule(
                "PREVENT_CRIME",
                new TreeSet<>(Set.of("CRIME_NEED")),
                new TreeSet<>(Set.of("O-MEN", "O-SKYDD", "CHECK-18-1", "BDL-2-22"))));
    assertThat(wish.urgencies()).containsExactly(Urgency.URGENT, Urgency.ROUTINE);
    assertThat(wish.urgency()).isEqualTo(Urgency.ROUTINE);
    assertThat(wish.urgentWhen()).containsExactly("APPREHENDED", "RELEASED");
    assertThat(wish.bookingLock()).isTrue();
    assertThat(wish.custodyConsentProvisional()).isTrue();
    assertThat(wish.staleAfter()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void thePoliceNeverLearnWhetherHeWasReachedOrBooked() throws IOException, ConfigException {
    MessageType wish = type(new EditedConfig(folder), "igor-wish");
    assertThat(told(wish))
        .isEqualTo(
            Set.of(
                ReferralStep.TAKE_OVER,
                ReferralStep.MISROUTE,
                ReferralStep.ASK_INFORMATION,
                ReferralStep.CONFIRM_CANCELLATION));
    assertThat(wish.steps())
        .containsEntry(
            ReferralStep.TAKE_OVER,
            new StepRule(
                true,
                true,
                "CASE_COORDINATION",
                new TreeSet<>(Set.of("CASE_EXISTS")),
                new TreeSet<>()));
    assertThat(wish.steps().keySet())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.allOf(ReferralStep.class).stream()
                .filter(step -> step.side() != Side.HUB && !step.ofVictimsSide())
                .toList());
  }

  /** Why it is another unit's would tell where he lives. */
  @Test
  void thePoliceAreToldNoReasonButOfWhatIsMissing() throws IOException, ConfigException {
    MessageType wish = type(new EditedConfig(folder), "igor-wish");
    wish.steps()
        .forEach(
            (step, rule) ->
                assertThat(rule.tells().contains(StepRule.Detail.REASON))
                    .as(step.name())
                    .isEqualTo(step == ReferralStep.ASK_INFORMATION || step.side() == Side.SENDER));
  }

  @Test
  void aConcernReportIsADutyAndTellsItsReporterNothingOfTheCase()
      throws IOException, ConfigException {
    MessageType concern = type(new EditedConfig(folder), "concern-report");
    assertThat(concern.to()).isEqualTo(UnitFunction.CHILD_AND_FAMILY);
    assertThat(concern.subjectKinds()).containsExactly("CHILD");
    assertThat(concern.grounds())
        .containsOnlyKeys(GroundKind.DUTY)
        .containsEntry(
            GroundKind.DUTY,
            new GroundRule(
                "CHILD_CONCERN", new TreeSet<>(Set.of("CHILD_AT_RISK")), new TreeSet<>()));
    assertThat(concern.urgencies()).containsExactly(Urgency.URGENT);
    assertThat(concern.onCallWhenStuck()).isTrue();
    assertThat(told(concern))
        .isEqualTo(Set.of(ReferralStep.MISROUTE, ReferralStep.ASK_INFORMATION));
    assertThat(concern.steps())
        .doesNotContainKeys(
            ReferralStep.DECLINE, ReferralStep.ASK_CANCELLATION, ReferralStep.RECALL);
  }

  /** Nobody but who got the notice about the person exposed has a say, and the police no word. */
  @Test
  void contactIsClearedByTheVictimsSideAloneAndNoSenderIsToldOfIt()
      throws IOException, ConfigException {
    for (MessageType type : MessageTypes.load(new EditedConfig(folder).folder()).all()) {
      for (ReferralStep step : Set.of(ReferralStep.CLEAR_CONTACT, ReferralStep.STOP_CONTACT)) {
        StepRule rule = type.steps().get(step);
        assertThat(rule != null)
            .as(type.type() + " " + step)
            .isEqualTo(type.to() == UnitFunction.VICTIM_SUPPORT);
        assertThat(rule != null && rule.told()).isFalse();
      }
    }
  }

  @Test
  void whoTreatsGetsNothingBeforeItIsClearAndTheAuthorityGetsItAtOnce()
      throws IOException, ConfigException {
    EditedConfig config = new EditedConfig(folder);
    assertThat(type(config, "igor-wish").hold()).isFalse();
    assertThat(type(config, "treatment-referral").hold()).isTrue();
    assertThat(type(config, "treatment-referral").to()).isEqualTo(UnitFunction.TREATMENT);
    assertThat(type(config, "victim-notice").meetsPerpetrator()).isFalse();
    String wish = "hold: false";
    refused(config.replace(CONCERN, wish, "hold: true"), CONCERN);
  }

  /** Row 10: back comes started, not started, broken off, ended; a missed meeting does not. */
  @Test
  void howTreatmentGoesIsAttendanceAndIsToldOnItsOwnYesAlone() throws IOException, ConfigException {
    MessageType type = type(new EditedConfig(folder), "treatment-referral");
    Set<ReferralStep> progress =
        Set.of(
            ReferralStep.SCHEDULE,
            ReferralStep.INTERIM,
            ReferralStep.COMPLETE,
            ReferralStep.DECLINE,
            ReferralStep.PERSON_DECLINES);
    for (ReferralStep step : progress) {
      StepRule rule = Objects.requireNonNull(type.steps().get(step));
      assertThat(rule.told() && rule.aboutPerson()).as(step.name()).isTrue();
      assertThat(rule.categories()).containsExactly("TREATMENT_ATTENDANCE");
    }
    assertThat(told(type))
        .containsAll(progress)
        .doesNotContain(
            ReferralStep.NO_SHOW, ReferralStep.CANCEL_APPOINTMENT, ReferralStep.NOT_REACHED);
  }

  @Test
  void aReleaseGoesToTheVictimsSideFirst() throws IOException, ConfigException {
    EditedConfig config = new EditedConfig(folder);
    MessageType notice = type(config, "release-notice");
    MessageType warning = type(config, "release-warning");
    assertThat(notice.victimFirst()).isTrue();
    assertThat(notice.to()).isEqualTo(UnitFunction.AUTHORITY_VIOLENCE);
    assertThat(warning.victimFirst()).isFalse();
    assertThat(warning.to()).isEqualTo(UnitFunction.VICTIM_SUPPORT);
    assertThat(warning.schema()).isEqualTo(notice.schema());
  }

  @Test
  void anAnswerGoesBackAndCarriesNoPart() throws IOException, ConfigException {
    MessageType answer = type(new EditedConfig(folder), "answer");
    assertThat(answer.to()).isNull();
    assertThat(answer.schema()).isNull();
    assertThat(answer.grounds()).containsOnlyKeys(GroundKind.REPLY);
    assertThat(answer.rule(new Ground.Reply(null))).isNotNull();
  }

  @Test
  void aGroundThatATypeDoesNotKnowHasNoRule() throws IOException, ConfigException {
    Attestation attestation =
        new Attestation(new OfficerId("o-1"), AttesterRole.OFFICER, Instant.EPOCH, new TreeSet<>());
    EditedConfig config = new EditedConfig(folder);
    assertThat(type(config, "concern-report").rule(new Ground.Weighing(false, attestation)))
        .isNull();
    assertThat(type(config, "igor-wish").rule(new Ground.Duty(attestation))).isNull();
  }

  @Test
  void aTypeThatContradictsItselfIsRefused() throws IOException {
    refused(
        new EditedConfig(folder.resolve("a"))
            .replace(CONCERN, "urgencies: [URGENT]", "urgencies: [ROUTINE, URGENT]"),
        CONCERN);
    refused(
        new EditedConfig(folder.resolve("b")).replace(WISH, "    purpose: CASE_COORDINATION\n", ""),
        WISH);
    refused(
        new EditedConfig(folder.resolve("c")).replace(WISH, "urgency: ROUTINE", "urgency: SOON"),
        WISH);
    refused(
        new EditedConfig(folder.resolve("d")).replace(CONCERN, "type: concern-report/1", "type: x"),
        CONCERN);
    refused(
        new EditedConfig(folder.resolve("e"))
            .replace(CONCERN, "type: concern-report/1", "type: igor-wish/1"),
        WISH);
    String recall = "RECALL: {told: true, aboutPerson: false, categories: [], tells: [REASON]}";
    refused(
        new EditedConfig(folder.resolve("f"))
            .replace(WISH, recall, recall.replace("told: true", "told: false")),
        WISH);
  }

  @Test
  void noTypeIsTakenForLongerThanTheAcceptWindow() throws IOException {
    EditedConfig config =
        new EditedConfig(folder).replace(WISH, "staleAfter: PT24H", "staleAfter: PT73H");
    assertThatThrownBy(() -> MessageTypes.load(config.folder()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(WISH + ":" + config.line(WISH, "staleAfter:"));
  }

  private static void refused(EditedConfig config, String file) {
    assertThatThrownBy(() -> MessageTypes.load(config.folder()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file + ":");
  }

  @Test
  void theMemoryOfDuplicatesOutlastsTheAcceptWindow() throws IOException, ConfigException {
    EditedConfig config = new EditedConfig(folder);
    Lifetimes lifetimes = Lifetimes.load(config.folder());
    assertThat(lifetimes.acceptWindow()).isLessThan(lifetimes.duplicateMemory());
    assertThat(lifetimes.sealedLife()).isLessThan(lifetimes.keysKept());
    config.replace("lifetimes.yaml", "duplicateMemory: P30D", "duplicateMemory: PT72H");
    assertThatThrownBy(() -> Lifetimes.load(config.folder()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("lifetimes.yaml:" + config.line("lifetimes.yaml", "acceptWindow:"));
  }

  @Test
  void keysOutlastWhatIsSealedForThem() throws IOException {
    EditedConfig config =
        new EditedConfig(folder).replace("lifetimes.yaml", "keysKept: P120D", "keysKept: P90D");
    assertThatThrownBy(() -> Lifetimes.load(config.folder()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("lifetimes.yaml:" + config.line("lifetimes.yaml", "sealedLife:"));
  }

  @Test
  void aLifetimeOfNothingIsRefused() throws IOException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace("lifetimes.yaml", "acceptWindow: PT72H", "acceptWindow: PT0H");
    assertThatThrownBy(() -> Lifetimes.load(config.folder())).isInstanceOf(ConfigException.class);
  }

  @Test
  void aSubmissionStaysWithinWhatTheBrokerCarries() throws IOException, ConfigException {
    EditedConfig config = new EditedConfig(folder);
    Limits limits = Limits.load(config.folder());
    assertThat(limits.submissionBytes()).isEqualTo(256 * 1024);
    assertThat(limits.windowPerUnit()).isEqualTo(64);
    config.replace("limits.yaml", "submissionBytes: 262144", "submissionBytes: 262145");
    assertThatThrownBy(() -> Limits.load(config.folder()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("limits.yaml:" + config.line("limits.yaml", "submissionBytes:"));
  }

  @Test
  void aPartThatCouldNotFitInASubmissionIsRefused() throws IOException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace("limits.yaml", "submissionBytes: 262144", "submissionBytes: 65536");
    assertThatThrownBy(() -> Limits.load(config.folder()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("one part must fit");
  }
}
