package se.sluss.adapters.healthcare.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import se.sluss.contracts.referral.ReferralState;

/** The states of a referral, held to the published table. */
class TaskStatesTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/se/sluss/adapters/healthcare/task-states.csv")
  void aPublishedTransitionLeadsToItsTaskStatus(
      String number, ReferralState state, String status, String business) {
    assertThat(TaskStates.of(state))
        .as(number)
        .isEqualTo(new TaskStates(TaskStatus.fromCode(status), business));
  }

  @Test
  void anEndIsAnEndOfTheTaskTooAndNothingElseIs() {
    for (ReferralState state : ReferralState.values()) {
      boolean ended =
          switch (TaskStates.of(state).status()) {
            case COMPLETED, REJECTED, CANCELLED, FAILED, ENTEREDINERROR -> true;
            default -> false;
          };
      assertThat(ended).as(state.name()).isEqualTo(state.ends());
    }
    assertThat(Arrays.stream(ReferralState.values()).map(TaskStates::of)).doesNotContainNull();
  }
}
