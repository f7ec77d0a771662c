package dev.autodev.model.task;

import static dev.autodev.model.task.TaskStatus.CANCELLED;
import static dev.autodev.model.task.TaskStatus.COMPLETED;
import static dev.autodev.model.task.TaskStatus.DISPATCHED;
import static dev.autodev.model.task.TaskStatus.FAILED;
import static dev.autodev.model.task.TaskStatus.INTERRUPTED;
import static dev.autodev.model.task.TaskStatus.IN_PROGRESS;
import static dev.autodev.model.task.TaskStatus.PARKED;
import static dev.autodev.model.task.TaskStatus.PENDING;
import static dev.autodev.model.task.TaskStatus.READY;
import static dev.autodev.model.task.TaskStatus.VERIFYING;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The legal moves between statuses; everything else is an {@link IllegalTransitionException}. */
public final class TaskTransitions {
  private static final Map<TaskStatus, Set<TaskStatus>> TABLE = new EnumMap<>(TaskStatus.class);

  static {
    from(PENDING, READY, CANCELLED, PARKED);
    from(READY, DISPATCHED, CANCELLED, PARKED);
    from(DISPATCHED, IN_PROGRESS, READY, CANCELLED, PARKED);
    from(IN_PROGRESS, VERIFYING, COMPLETED, FAILED, INTERRUPTED, READY, CANCELLED, PARKED);
    from(VERIFYING, COMPLETED, FAILED, INTERRUPTED, READY, CANCELLED, PARKED);
    from(INTERRUPTED, READY, CANCELLED, PARKED);
    from(FAILED, READY, CANCELLED);
    from(PARKED, READY, CANCELLED);
    from(COMPLETED);
    from(CANCELLED);
  }

  private TaskTransitions() {}

  private static void from(TaskStatus from, TaskStatus... to) {
    Set<TaskStatus> targets = EnumSet.noneOf(TaskStatus.class);
    targets.addAll(Set.of(to));
    TABLE.put(from, targets);
  }

  /** Whether the move is in the table. */
  public static boolean allowed(TaskStatus from, TaskStatus to) {
    return TABLE.getOrDefault(from, Set.of()).contains(to);
  }

  /** The target of a legal move; refuses any other. */
  public static TaskStatus move(TaskStatus from, TaskStatus to) {
    if (!allowed(from, to)) {
      throw new IllegalTransitionException(from, to);
    }
    return to;
  }

  /** From where a status may be entered. */
  public static Set<TaskStatus> sourcesOf(TaskStatus to) {
    Set<TaskStatus> sources = EnumSet.noneOf(TaskStatus.class);
    TABLE.forEach(
        (from, targets) -> {
          if (targets.contains(to)) {
            sources.add(from);
          }
        });
    return sources;
  }
}
