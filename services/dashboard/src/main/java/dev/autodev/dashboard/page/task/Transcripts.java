package dev.autodev.dashboard.page.task;

import dev.autodev.dashboard.TaskOutput;
import dev.autodev.model.Streams;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Reads transcripts in pieces of one size, from their end, backwards and forwards. */
@ApplicationScoped
class Transcripts {
  static final int PIECE = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final StreamTail tail;

  Transcripts(StreamTail tail) {
    this.tail = tail;
  }

  /** The last lines. */
  Uni<Transcript> latest(String task) {
    return backwards(task, StreamTail.END, false);
  }

  /** The lines before a position. */
  Uni<Transcript> before(String task, String position) {
    return backwards(task, TaskOutput.position(position), true);
  }

  /** The lines after a position. */
  Uni<Transcript> after(String task, String position) {
    return reached(
            tail.range(stream(task), TaskOutput.position(position), StreamTail.END, PIECE + 1))
        .map(
            found ->
                Transcript.of(
                    task,
                    found.stream().limit(PIECE).toList(),
                    !position.equals("0-0"),
                    found.size() > PIECE));
  }

  private Uni<Transcript> backwards(String task, String to, boolean later) {
    return reached(tail.before(stream(task), to, PIECE + 1))
        .map(
            found ->
                Transcript.of(
                    task,
                    found.stream().limit(PIECE).toList().reversed(),
                    found.size() > PIECE,
                    later));
  }

  /** A page is whole without its transcript. */
  private static Uni<List<StreamEntry>> reached(Uni<List<StreamEntry>> entries) {
    return entries.ifNoItem().after(PATIENCE).recoverWithItem(List.of());
  }

  private static String stream(String task) {
    return Streams.OUTPUT_PREFIX + task;
  }
}
