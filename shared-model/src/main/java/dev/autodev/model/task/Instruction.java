package dev.autodev.model.task;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;

/**
 * What an operator says to the session that works on a task.
 *
 * @param by who says it
 * @param text at most {@value #LONGEST} characters
 */
public record Instruction(String id, String by, String text) {
  /** In characters. */
  public static final int LONGEST = 8_000;

  /** All fields are needed. */
  public Instruction {
    id = Require.text(id, "instruction.id");
    by = Require.text(by, "instruction.by");
    text = Require.text(text, "instruction.text");
    if (text.length() > LONGEST) {
      throw new InvalidModelException(
          "instruction.text has %d characters; say it in at most %d"
              .formatted(text.length(), LONGEST));
    }
  }
}
