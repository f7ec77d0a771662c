package dev.autodev.dashboard;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import dev.autodev.streams.StreamEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a task's live transcript.
 *
 * @param next where to go on from; absent: there is nothing yet
 * @param ended whether the task's end is reached and no more will come
 */
public record OutputView(String task, List<Line> lines, @Nullable String next, boolean ended) {
  /**
   * One line.
   *
   * @param kind such as said, tool
   */
  public record Line(@Nullable Instant at, int epoch, String kind, String text) {
    /** As it stands in the stream; what cannot be read is shown as it is. */
    public static Line of(StreamEntry entry) {
      try {
        return Json.read(entry.body(), Line.class);
      } catch (InvalidModelException e) {
        return new Line(null, 0, "unreadable", entry.body());
      }
    }
  }
}
