package dev.autodev.agent.left;

import dev.autodev.forge.Forge;
import dev.autodev.forge.Unfinished;
import dev.autodev.forge.UnfinishedNote;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import java.util.function.Consumer;

/** Puts an attempt's work into git at its end, and counts how often its task has ended alike. */
final class Leaving {
  /** How often in a row attempts may end for the same reason with the same files. */
  private static final int MOST_ALIKE = 3;

  private final Forge forge;
  private final TaskOrder order;
  private final Begun begun;
  private final Consumer<String> tell;

  Leaving(Forge forge, TaskOrder order, Begun begun, Consumer<String> tell) {
    this.forge = forge;
    this.order = order;
    this.begun = begun;
    this.tell = tell;
  }

  TaskOutcome by(TaskOutcome outcome) {
    return switch (outcome) {
      case TaskOutcome.Completed done -> forgotten(done);
      case TaskOutcome.Retry retry -> counted(retry);
      case TaskOutcome.Interrupted interrupted -> kept(interrupted.reason(), interrupted);
      case TaskOutcome.Postponed postponed -> kept(postponed.reason(), postponed);
      case TaskOutcome.Failed failed -> kept(failed.reason(), failed);
      case TaskOutcome.Parked parked -> kept(parked.reason(), parked);
    };
  }

  /** Before anything was kept, there is nothing to forget. */
  private TaskOutcome forgotten(TaskOutcome outcome) {
    if (begun.known().isPresent()) {
      forge.discard(begun.repository(), order.task().value(), order.epoch());
    }
    return outcome;
  }

  private TaskOutcome kept(String reason, TaskOutcome outcome) {
    keep(
        Notes.after(
            begun.known(), order.task().value(), order.epoch(), begun.worktree().branch(), reason));
    return outcome;
  }

  private TaskOutcome counted(TaskOutcome.Retry retry) {
    boolean unchanged =
        begun
            .known()
            .filter(known -> forge.stillHolds(begun.repository(), begun.worktree(), known))
            .isPresent();
    UnfinishedNote note = Notes.counted(begun.known(), note(retry.reason(), 0), unchanged);
    if (note.times() < MOST_ALIKE) {
      keep(note);
      return retry;
    }
    // A person who retries the task gives it all its attempts again.
    keep(note(retry.reason(), 0));
    return new TaskOutcome.Parked(
        "no progress: %d attempts in a row ended for the same reason and changed nothing: %s; see what is asked of it and what it has left, then retry the task"
            .formatted(note.times(), retry.reason()));
  }

  private UnfinishedNote note(String reason, int times) {
    return new UnfinishedNote(
        order.task().value(), order.epoch(), begun.worktree().branch(), reason, times);
  }

  private void keep(UnfinishedNote note) {
    Unfinished left = forge.setAside(begun.repository(), begun.worktree(), note);
    tell.accept("what it has done so far is kept for the next attempt as " + left.commit());
  }
}
