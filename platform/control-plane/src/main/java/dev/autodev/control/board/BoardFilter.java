package dev.autodev.control.board;

import dev.autodev.control.ControlPlaneException;
import java.util.Optional;

/**
 * What the board is narrowed to.
 *
 * @param role whose work is under way or waiting on it
 * @param label that was put on it, or a workflow's definition, or a task's type
 */
public record BoardFilter(
    Optional<String> repository, Optional<String> role, Optional<String> label) {
  /** PostgreSQL has no text with a NUL. */
  public BoardFilter {
    for (Optional<String> text : java.util.List.of(repository, role, label)) {
      if (text.filter(given -> given.indexOf('\0') >= 0).isPresent()) {
        throw new ControlPlaneException.Invalid(
            "filter", "the filter holds the character NUL, which nothing here has; leave it out");
      }
    }
  }
}
