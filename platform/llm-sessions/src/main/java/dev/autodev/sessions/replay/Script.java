package dev.autodev.sessions.replay;

import dev.autodev.sessions.SessionKey;
import java.util.List;
import java.util.Optional;

/**
 * What the model answers in one kind of session, turn by turn.
 *
 * @param task wire name of the task type
 * @param round the only round it is for, or any
 * @param attempt the only epoch it is for, or any
 */
record Script(String task, Optional<Integer> round, Optional<Integer> attempt, List<Turn> turns) {
  Script {
    turns = List.copyOf(turns);
  }

  boolean fits(SessionKey key) {
    return task.equals(key.taskType())
        && round.map(wanted -> wanted == key.round()).orElse(true)
        && attempt.map(wanted -> wanted == key.epoch()).orElse(true);
  }

  /** The more filters a script has, the more it is meant. */
  int filters() {
    return (round.isPresent() ? 1 : 0) + (attempt.isPresent() ? 1 : 0);
  }
}
