package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.budget.Breach;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionEndingTest {
  private static final Instant RESET = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void goesOnAfterACompletedSession() {
    var completed = new SessionOutcome.Completed("text", Optional.empty(), Usage.NONE, 3);

    assertThat(SessionEnding.completed(completed)).isSameAs(completed);
  }

  @Test
  void interruptsWithTheSession() {
    assertThat(end(new SessionOutcome.Interrupted(Usage.NONE)))
        .isInstanceOf(TaskOutcome.Interrupted.class);
  }

  @Test
  void waitsForTheProvidersLimit() {
    assertThat(end(new SessionOutcome.RateLimited(RESET, Usage.NONE)))
        .isInstanceOfSatisfying(
            TaskOutcome.Retry.class, retry -> assertThat(retry.notBefore()).contains(RESET));
  }

  @Test
  void parksWhatNeedsAPerson() {
    Breach breach = new Breach(new BudgetScope.Task("t1"), "1,000 tokens used of 1,000");
    assertThat(end(new SessionOutcome.BudgetExceeded(breach, Usage.NONE)))
        .isInstanceOfSatisfying(
            TaskOutcome.Parked.class,
            parked -> {
              assertThat(parked.reason()).contains("1,000 tokens used");
              assertThat(parked.budget()).contains("task/t1");
            });
    assertThat(end(new SessionOutcome.Unauthorized("key expired", Usage.NONE)))
        .isInstanceOf(TaskOutcome.Parked.class);
  }

  @Test
  void repeatsOnlyWhatMaySucceed() {
    assertThat(end(new SessionOutcome.Failed("overloaded", Usage.NONE, true)))
        .isInstanceOf(TaskOutcome.Retry.class);
    assertThat(end(new SessionOutcome.Failed("refused", Usage.NONE, false)))
        .isInstanceOf(TaskOutcome.Failed.class);
  }

  private static TaskOutcome end(SessionOutcome outcome) {
    return catchThrowableOfType(AttemptEnded.class, () -> SessionEnding.completed(outcome))
        .outcome();
  }
}
