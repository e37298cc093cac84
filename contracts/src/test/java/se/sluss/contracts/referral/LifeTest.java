package se.sluss.contracts.referral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;

class LifeTest {
  private static final Path CONFIG = Path.of("../config");
  private static final Set<ReferralStep> ALL = EnumSet.allOf(ReferralStep.class);

  /** The named ends of the issue; a state that is not among them must lead somewhere. */
  private static final Set<ReferralState> ENDS =
      EnumSet.of(
          ReferralState.COMPLETED,
          ReferralState.DECLINED,
          ReferralState.CANCELLED,
          ReferralState.PERSON_DECLINED,
          ReferralState.CONSENT_WITHDRAWN,
          ReferralState.EXPIRED,
          ReferralState.MISROUTED,
          ReferralState.ENTERED_IN_ERROR);

  record Published(
      String number, Side side, ReferralStep step, ReferralState from, ReferralState to) {}

  static List<Published> published() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LifeTest.class.getResourceAsStream("published.csv"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(","))
          .map(
              f ->
                  new Published(
                      f[0],
                      Side.valueOf(f[1]),
                      ReferralStep.valueOf(f[2]),
                      ReferralState.valueOf(f[3]),
                      ReferralState.valueOf(f[4])))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void aPublishedTransitionHolds(Published one) {
    assertThat(one.step().side()).isEqualTo(one.side());
    Life life = new Life(one.from(), one.from());
    assertThat(life.allows(one.step())).isTrue();
    assertThat(life.after(one.step(), true).state()).isEqualTo(one.to());
  }

  /** Transition 01 is the sending itself. */
  @Test
  void theThirtyAreTheSendingAndTwentyNineSteps() throws IOException {
    assertThat(published()).extracting(Published::number).doesNotHaveDuplicates().hasSize(29);
    assertThat(Life.NEW).isEqualTo(new Life(ReferralState.RECEIVED, ReferralState.RECEIVED));
  }

  @Test
  void nothingLeadsOutOfAnEndAndTheEndsAreThoseNamed() {
    assertThat(
            Arrays.stream(ReferralState.values())
                .filter(ReferralState::ends)
                .collect(Collectors.toSet()))
        .isEqualTo(ENDS);
    for (ReferralState end : ENDS) {
      for (Side side : Side.values()) {
        Set<ReferralStep> follows = new Life(end, end).inTurn(side);
        assertThat(follows)
            .isEqualTo(
                end == ReferralState.COMPLETED && side == Side.RECIPIENT
                    ? Set.of(ReferralStep.FOLLOW_UP)
                    : Set.of());
        follows.forEach(step -> assertThat(step.leads(end)).isEqualTo(end));
      }
    }
  }

  /** Every state, step and side has one answer: it leads to one state, or it is refused. */
  @Test
  void everyStateAndStepHasOneAnswer() {
    int allowed = 0;
    for (ReferralState state : ReferralState.values()) {
      Life life = new Life(state, state);
      for (ReferralStep step : ALL) {
        if (life.inTurn(step.side()).contains(step)) {
          allowed++;
          assertThat(life.after(step, true).state()).isEqualTo(step.leads(state));
        } else {
          assertThatThrownBy(() -> life.after(step, true))
              .isInstanceOf(IllegalArgumentException.class);
        }
        for (Side side : Side.values()) {
          assertThat(life.inTurn(side).contains(step))
              .isEqualTo(side == step.side() && step.from().contains(state));
        }
      }
    }
    assertThat(allowed).isEqualTo(ALL.stream().mapToInt(step -> step.from().size()).sum());
  }

  @Test
  void everyStateCanBeReachedAndEveryOpenOneReachesAnEndByTheUnitAlone() {
    assertThat(reached(ReferralState.RECEIVED, ALL))
        .containsExactlyInAnyOrder(ReferralState.values());
    Set<ReferralStep> units =
        ALL.stream().filter(s -> s.side() == Side.RECIPIENT).collect(Collectors.toSet());
    for (ReferralState state : ReferralState.values()) {
      assertThat(state.ends() || reached(state, units).stream().anyMatch(ReferralState::ends))
          .as(state.name())
          .isTrue();
    }
  }

  /** Whatever a type leaves out, and whatever its sender is not told. */
  @Test
  void noTypeHasADeadEndWhateverItsSenderKnows() throws ConfigException {
    MessageTypes types = MessageTypes.load(CONFIG);
    int seen = 0;
    for (TypeVersion name : types.known()) {
      MessageType type = Objects.requireNonNull(types.type(name));
      if (type.steps().isEmpty()) {
        continue;
      }
      seen++;
      Set<Life> lives = lives(type.steps());
      for (Life life : lives) {
        if (!life.state().ends()) {
          assertThat(ahead(life, type.steps()))
              .as("%s %s", name, life)
              .anyMatch(later -> later.state().ends());
        }
      }
      assertThat(lives).anyMatch(life -> life.state().ends());
    }
    assertThat(seen).isEqualTo(11);
  }

  private static Set<ReferralState> reached(ReferralState from, Set<ReferralStep> steps) {
    Set<ReferralState> seen = EnumSet.of(from);
    Deque<ReferralState> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      ReferralState state = next.remove();
      for (ReferralStep step : steps) {
        if (step.from().contains(state) && seen.add(step.leads(state))) {
          next.add(step.leads(state));
        }
      }
    }
    return seen;
  }

  private static Set<Life> lives(Map<ReferralStep, StepRule> rules) {
    return ahead(Life.NEW, rules);
  }

  private static Set<Life> ahead(Life from, Map<ReferralStep, StepRule> rules) {
    Set<Life> seen = new HashSet<>(Set.of(from));
    Deque<Life> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      Life life = next.remove();
      rules.forEach(
          (step, rule) -> {
            if (life.allows(step)) {
              // What may be told may also be kept: the decision, or an older adapter, says so.
              for (boolean told :
                  rule.told() ? new boolean[] {true, false} : new boolean[] {false}) {
                if (seen.add(life.after(step, told))) {
                  next.add(life.after(step, told));
                }
              }
            }
          });
    }
    return seen;
  }

  @Test
  void ofTwoWhoTakeOverTheSecondIsOutOfTurn() {
    Life life = Life.NEW.after(ReferralStep.TAKE_OVER, true);
    assertThat(life.allows(ReferralStep.TAKE_OVER)).isFalse();
    assertThat(life.inTurn(Side.RECIPIENT)).contains(ReferralStep.SCHEDULE, ReferralStep.DECLINE);
  }

  /** A refusal would tell the police that it has ended, and so that he said no. */
  @Test
  void aSenderLearnsNothingFromARefusalThatItMayNotKnow() {
    Life ended =
        Life.NEW.after(ReferralStep.TAKE_OVER, true).after(ReferralStep.PERSON_DECLINES, false);
    assertThat(ended).isEqualTo(new Life(ReferralState.PERSON_DECLINED, ReferralState.ACCEPTED));
    assertThat(ended.inTurn(Side.SENDER))
        .isEqualTo(new Life(ReferralState.ACCEPTED, ReferralState.ACCEPTED).inTurn(Side.SENDER));
    assertThat(ended.after(ReferralStep.ASK_CANCELLATION, true))
        .isEqualTo(new Life(ReferralState.PERSON_DECLINED, ReferralState.CANCELLATION_ASKED));
  }

  @ParameterizedTest
  @EnumSource(AnswerCode.class)
  void anOlderAnswerMeansOneStepAndThatStepMeansIt(AnswerCode answer) {
    assertThat(ReferralStep.of(answer).side()).isEqualTo(Side.RECIPIENT);
    assertThat(ReferralStep.of(answer).older()).isEqualTo(answer);
  }

  @Test
  void everyEndHasAReasonAndNothingNewMaySayThatItWasNotSaid() {
    for (ReferralStep step : ALL) {
      assertThat(step.closes() && step.reasons().isEmpty()).as(step.name()).isFalse();
      assertThat(step.reasons()).doesNotContain(Reason.NOT_SAID);
      for (NextStep next : EnumSet.of(NextStep.NOT_SAID)) {
        assertThat(step.mayGoOn(null, next)).as(step.name()).isFalse();
      }
    }
  }

  /** The table that people read is the one that programs follow. */
  @Test
  void theReadmeShowsThisTable() throws IOException {
    List<String> shown =
        Files.readAllLines(Path.of("README.md"), UTF_8).stream()
            .filter(line -> line.startsWith("| `"))
            .filter(line -> ALL.stream().anyMatch(s -> line.startsWith("| `" + s.name() + "`")))
            .toList();
    assertThat(shown).containsExactlyElementsOf(ALL.stream().map(LifeTest::row).toList());
  }

  private static String row(ReferralStep step) {
    ReferralState sample = step.from().iterator().next();
    boolean stays = step.from().stream().allMatch(state -> step.leads(state) == state);
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            step.name(),
            step.side().name().toLowerCase(java.util.Locale.ROOT),
            names(step.from()),
            stays && step.from().size() > 1 ? "stays" : step.leads(sample).name(),
            step.reasons().isEmpty() ? "–" : names(step.reasons()));
  }

  private static String names(Collection<? extends Enum<?>> all) {
    return all.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
