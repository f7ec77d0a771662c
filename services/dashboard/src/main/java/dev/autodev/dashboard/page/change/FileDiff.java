package dev.autodev.dashboard.page.change;

import java.util.List;

/**
 * What changes in one file.
 *
 * @param rows what is shown of it
 * @param more rows that are not shown
 */
public record FileDiff(String path, int added, int removed, List<Row> rows, int more) {
  /** Copies. */
  public FileDiff {
    rows = List.copyOf(rows);
  }

  /**
   * A line before and after.
   *
   * @param kind same, added, removed, changed, or hunk: the text says where
   * @param left number of the line before; empty: there is none
   * @param right number of the line after; empty: there is none
   * @param notes what was found there
   */
  public record Row(
      String kind, String left, String before, String right, String after, List<Note> notes) {
    /** Copies. */
    public Row {
      notes = List.copyOf(notes);
    }
  }

  /** A finding at a line. */
  public record Note(String severity, String message, String by) {}
}
