package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.budget.Breach;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionEndingTest {
  private static final Instant RESET = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir Path directory;
  private AttemptRig rig;

  @BeforeEach
  void begin() {
    rig = new AttemptRig(directory);
  }

  @Test
  void goesOnAfterACompletedSession() {
    var completed = new SessionOutcome.Completed("text", Optional.empty(), Usage.NONE, 3);

    assertThat(rig.ending().completed(completed, rig.claude())).isSameAs(completed);
  }

  @Test
  void interruptsWithTheSession() {
    assertThat(end(new SessionOutcome.Interrupted(Usage.NONE)))
        .isInstanceOf(TaskOutcome.Interrupted.class);
  }

  @Test
  void waitsInTheQueueForTheProvidersLimit() {
    assertThat(end(new SessionOutcome.RateLimited(RESET, Usage.NONE)))
        .isInstanceOfSatisfying(
            TaskOutcome.Postponed.class,
            postponed -> assertThat(postponed.until()).isEqualTo(RESET));
  }

  @Test
  void waitsInTheQueueWhileNobodyCanLetACallOut() {
    assertThat(end(new SessionOutcome.Postponed("the budgets are not open", RESET, Usage.NONE)))
        .isEqualTo(new TaskOutcome.Postponed("the budgets are not open", RESET));
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
        .isInstanceOfSatisfying(
            TaskOutcome.Parked.class,
            parked ->
                assertThat(parked.reason())
                    .contains("claude (anthropic)", "key expired", "providers resume anthropic"));
    assertThat(rig.notes().refused("anthropic")).isPresent();
  }

  @Test
  void beginsAnewAfterTheDelayOfTheSettings() {
    rig.settings("watcher: {restart_delay: 10}");
    assertThat(end(new SessionOutcome.Failed("stalled", Usage.NONE, true)))
        .isEqualTo(
            new TaskOutcome.Retry(
                "the session failed: stalled", Optional.of(rig.now().plusSeconds(10))));
  }

  @Test
  void repeatsOnlyWhatMaySucceed() {
    assertThat(end(new SessionOutcome.Failed("overloaded", Usage.NONE, true)))
        .isInstanceOf(TaskOutcome.Retry.class);
    assertThat(end(new SessionOutcome.Failed("refused", Usage.NONE, false)))
        .isInstanceOf(TaskOutcome.Failed.class);
  }

  private TaskOutcome end(SessionOutcome outcome) {
    return catchThrowableOfType(
            AttemptEnded.class, () -> rig.ending().completed(outcome, rig.claude()))
        .outcome();
  }
}
