package dev.autodev.model.task;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;

/**
 * A word that somebody put on a request; operators may name some by which its text is let through.
 *
 * @param name one line of at most 100 characters
 * @param by who put it there, as the author of a {@link TaskOrder}
 */
public record Label(String name, String by) {
  private static final int LONGEST = 100;

  /** Both are needed: a label of nobody is worth nothing. */
  public Label {
    name = Require.text(name, "label.name").strip();
    by = Require.text(by, "label.by");
    if (name.length() > LONGEST || name.lines().count() > 1) {
      throw new InvalidModelException(
          "label.name is no line of at most %d characters; shorten it".formatted(LONGEST));
    }
  }
}
