package dev.autodev.dashboard.page.task;

import dev.autodev.dashboard.OutputView;
import dev.autodev.streams.StreamEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a transcript, oldest line first.
 *
 * @param first position of its first line; null: there is none
 * @param last position of its last line
 * @param earlier whether there are lines before it
 * @param later whether it was cut off after its last line
 */
public record Transcript(
    String task,
    List<OutputView.Line> lines,
    @Nullable String first,
    @Nullable String last,
    boolean earlier,
    boolean later) {
  /** Copies. */
  public Transcript {
    lines = List.copyOf(lines);
  }

  static Transcript of(String task, List<StreamEntry> entries, boolean earlier, boolean later) {
    return new Transcript(
        task,
        entries.stream().map(OutputView.Line::of).toList(),
        entries.isEmpty() ? null : entries.getFirst().id(),
        entries.isEmpty() ? null : entries.getLast().id(),
        earlier,
        later);
  }
}
