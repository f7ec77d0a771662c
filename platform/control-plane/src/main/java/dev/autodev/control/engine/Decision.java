package dev.autodev.control.engine;

import dev.autodev.model.Require;
import java.util.List;
import java.util.Optional;

/**
 * What an input led to.
 *
 * @param commands to be carried out in this order, in the transaction that keeps the state
 * @param ignored why the input changed nothing, such as a repeated or late one; absent: it was
 *     applied
 */
public record Decision(
    WorkflowState state, List<EngineCommand> commands, Optional<String> ignored) {
  /** A state is needed. */
  public Decision {
    state = Require.present(state, "decision.state");
    commands = Require.copy(commands);
    ignored = ignored == null ? Optional.empty() : ignored;
  }

  static Decision ignored(WorkflowState state, String why) {
    return new Decision(state, List.of(), Optional.of(why));
  }
}
