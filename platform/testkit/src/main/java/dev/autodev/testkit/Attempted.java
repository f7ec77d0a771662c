package dev.autodev.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import java.util.List;

/**
 * What became of an attempt on a {@link Workbench}.
 *
 * @param outcome as the role said
 * @param evidence what the runtime found about it; none unless completed
 * @param said lines for the people who watch
 */
public record Attempted(TaskOutcome outcome, Evidence evidence, List<String> said) {

  /** The result, which the runtime must have found true. */
  public <T extends TaskResult> T result(Class<T> kind) {
    T result = claimed(kind);
    assertThat(evidence.observations()).allMatch(Evidence.Observation::holds);
    return result;
  }

  /** The result, true or not. */
  public <T extends TaskResult> T claimed(Class<T> kind) {
    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    return kind.cast(((TaskOutcome.Completed) outcome).result());
  }

  /** Why it failed, which it must have. */
  public String failure() {
    assertThat(outcome).isInstanceOf(TaskOutcome.Failed.class);
    return ((TaskOutcome.Failed) outcome).reason();
  }
}
