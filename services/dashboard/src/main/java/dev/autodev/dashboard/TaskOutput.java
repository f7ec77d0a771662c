package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Tasks;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.Streams;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The live transcript of a task, which the agents keep in a stream of its own. */
@ApplicationScoped
public class TaskOutput {
  private static final int MOST = 500;
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,19}-[0-9]{1,19}");

  private final Tasks tasks;
  private final StreamTail tail;

  TaskOutput(Tasks tasks, StreamTail tail) {
    this.tasks = tasks;
    this.tail = tail;
  }

  /** What came after a position; absent: from the beginning. */
  public Uni<OutputView> of(String id, Optional<String> after) {
    String from = after.filter(text -> !text.isBlank()).map(TaskOutput::position).orElse("-");
    return tasks
        .find(id)
        .flatMap(
            task ->
                tail.range(Streams.OUTPUT_PREFIX + task.id(), from, "+", MOST)
                    .map(entries -> view(task, entries, after)));
  }

  private static OutputView view(TaskView task, List<StreamEntry> entries, Optional<String> after) {
    return new OutputView(
        task.id(),
        entries.stream().map(OutputView.Line::of).toList(),
        entries.isEmpty() ? after.orElse(null) : entries.getLast().id(),
        task.finishedAt() != null && entries.size() < MOST);
  }

  /** Just after a position; refuses what is none. */
  public static String position(String after) {
    if (!POSITION.matcher(after).matches()) {
      throw new ControlPlaneException.Invalid(
          "after",
          "after is '" + after + "'; give the next of the answer before, or leave it out to begin");
    }
    return "(" + after;
  }
}
