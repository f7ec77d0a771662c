package dev.autodev.sessions.replay;

import dev.autodev.sessions.SessionKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the model answers in one kind of session, turn by turn.
 *
 * @param task wire name of the task type
 * @param round the only round it is for, or any
 * @param attempt the only epoch it is for, or any
 * @param prompt found in the only prompts it is for, or any
 */
record Script(
    String task,
    Optional<Integer> round,
    Optional<Integer> attempt,
    Optional<Pattern> prompt,
    List<Turn> turns) {
  Script {
    turns = List.copyOf(turns);
  }

  boolean fits(SessionKey key, String asked) {
    return task.equals(key.taskType())
        && round.map(wanted -> wanted == key.round()).orElse(true)
        && attempt.map(wanted -> wanted == key.epoch()).orElse(true)
        && prompt.map(wanted -> wanted.matcher(asked).find()).orElse(true);
  }

  /** The more filters a script has, the more it is meant. */
  int filters() {
    return (round.isPresent() ? 1 : 0)
        + (attempt.isPresent() ? 1 : 0)
        + (prompt.isPresent() ? 1 : 0);
  }
}
