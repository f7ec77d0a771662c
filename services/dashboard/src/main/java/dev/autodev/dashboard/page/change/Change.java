package dev.autodev.dashboard.page.change;

import java.util.List;

/**
 * A change to look at.
 *
 * @param what in one line
 * @param problem why there is nothing to see; empty: there is
 */
public record Change(String what, List<FileDiff> files, String problem) {
  /** Copies. */
  public Change {
    files = List.copyOf(files);
  }

  static Change missing(String what, String problem) {
    return new Change(what, List.of(), problem);
  }
}
