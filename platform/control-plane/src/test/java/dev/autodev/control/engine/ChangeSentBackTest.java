package dev.autodev.control.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.engine.EngineCommand.WithdrawGate;
import dev.autodev.control.engine.EngineInput.ChangesAsked;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskPayload;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeSentBackTest {
  private static final String GATE = "merge-approval";
  private static final Finding REMARK =
      new Finding("person", "comment", Severity.HIGH, "a.txt", 3, "alice: say it politely");

  @Test
  void theBuilderMendsWhatIsHeldAgainstItAndThePersonIsAskedAnew() {
    Walk walk = Walk.of("feature").until(GATE);
    int round = walk.state().step(GATE).round();

    walk.apply(new ChangesAsked(GATE, round, List.of(REMARK)));

    assertThat(walk.commands()).filteredOn(WithdrawGate.class::isInstance).hasSize(1);
    assertThat(walk.payload("build", TaskPayload.ImplementFix.class).findings()).contains(REMARK);
    walk.until(GATE);
    assertThat(walk.state().step(GATE).round()).isGreaterThan(round);
    assertThat(walk.toTheEnd().state().status()).isEqualTo(WorkflowStatus.COMPLETED);
  }

  @Test
  void whatIsNotOpenOrNoMergeIsNotSentBack() {
    Walk walk = Walk.of("feature").until("spec-approval");
    assertIgnored(
        walk, new ChangesAsked("spec-approval", round(walk, "spec-approval"), List.of(REMARK)));
    walk.until(GATE);
    assertIgnored(walk, new ChangesAsked(GATE, round(walk, GATE) + 1, List.of(REMARK)));
    assertIgnored(walk, new ChangesAsked(GATE, round(walk, GATE), List.of()));
    assertIgnored(walk, new ChangesAsked("build", round(walk, "build"), List.of(REMARK)));
    assertIgnored(walk, new ChangesAsked("nothing", 0, List.of(REMARK)));
  }

  @Test
  void afterTheLastRoundAPersonIsAskedWhetherThereIsAnother() {
    Walk walk = Walk.of("feature").until(GATE);
    for (int i = 0; i < 3; i++) {
      walk.apply(new ChangesAsked(GATE, round(walk, GATE), List.of(REMARK))).until(GATE);
    }
    walk.apply(new ChangesAsked(GATE, round(walk, GATE), List.of(REMARK)));
    assertThat(walk.isActive(Move.MORE_ROUNDS)).isTrue();
    assertThat(walk.state().pending()).containsExactly(REMARK);
  }

  private static int round(Walk walk, String step) {
    return walk.state().step(step).round();
  }

  private static void assertIgnored(Walk walk, EngineInput input) {
    WorkflowState before = walk.state();
    assertThat(walk.apply(input).last().ignored()).isPresent();
    assertThat(walk.state()).isEqualTo(before);
  }
}
