package dev.autodev.control;

import dev.autodev.control.view.*;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Files, finds, cancels and retries tasks. */
@ApplicationScoped
public class Tasks {
  /** Files a task; a known idempotency key answers the task it named first. */
  public Uni<TaskView> create(NewTask task, Principal by) {
    throw new UnsupportedOperationException();
  }

  /** Files many at once, in one commit; answers in the same order. */
  public Uni<List<TaskView>> createAll(List<NewTask> tasks, Principal by) {
    throw new UnsupportedOperationException();
  }

  /** By id or a unique beginning of it. */
  public Uni<TaskView> find(String id) {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  public Uni<Page<TaskView>> list(TaskFilter filter) {
    throw new UnsupportedOperationException();
  }

  /** The story of a task, oldest line first. */
  public Uni<List<TimelineView>> timeline(String id) {
    throw new UnsupportedOperationException();
  }

  /** Stops a task, and with it the workflow that it belongs to. */
  public Uni<TaskView> cancel(String id, String reason, Principal by) {
    throw new UnsupportedOperationException();
  }

  /** Makes a failed or parked task ready again, with all its attempts. */
  public Uni<TaskView> retry(String id, Principal by) {
    throw new UnsupportedOperationException();
  }
}
