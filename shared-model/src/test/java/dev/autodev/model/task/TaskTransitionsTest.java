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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTransitionsTest {
  /** As the statuses' own descriptions say. */
  private static final Map<TaskStatus, Set<TaskStatus>> DOCUMENTED =
      Map.of(
          PENDING, Set.of(READY, CANCELLED, PARKED),
          READY, Set.of(DISPATCHED, CANCELLED, PARKED),
          DISPATCHED, Set.of(IN_PROGRESS, READY, CANCELLED, PARKED),
          IN_PROGRESS, Set.of(VERIFYING, COMPLETED, FAILED, INTERRUPTED, READY, CANCELLED, PARKED),
          VERIFYING, Set.of(COMPLETED, FAILED, INTERRUPTED, READY, CANCELLED, PARKED),
          INTERRUPTED, Set.of(READY, CANCELLED, PARKED),
          FAILED, Set.of(READY, CANCELLED),
          PARKED, Set.of(READY, CANCELLED),
          COMPLETED, Set.of(),
          CANCELLED, Set.of());

  private static Set<TaskStatus> after(TaskStatus from) {
    return Objects.requireNonNull(DOCUMENTED.get(from), "not documented: " + from);
  }

  @ParameterizedTest
  @EnumSource
  void exactlyTheDocumentedMovesAreLegal(TaskStatus from) {
    for (TaskStatus to : TaskStatus.values()) {
      boolean legal = after(from).contains(to);
      assertThat(TaskTransitions.allowed(from, to)).as(from + " to " + to).isEqualTo(legal);
      assertThat(TaskTransitions.sourcesOf(to).contains(from)).isEqualTo(legal);
      if (legal) {
        assertThat(TaskTransitions.move(from, to)).isEqualTo(to);
      } else {
        assertThatThrownBy(() -> TaskTransitions.move(from, to))
            .isInstanceOf(IllegalTransitionException.class)
            .hasMessageContaining(from.wireName())
            .hasMessageContaining(to.wireName());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyTerminalStatusesAreNeverLeft(TaskStatus from) {
    assertThat(after(from).isEmpty()).isEqualTo(from.terminal());
  }

  @Test
  void everyStatusIsReachedFromTheFirst() {
    Set<TaskStatus> reached = EnumSet.of(PENDING);
    while (reached.addAll(reached.stream().flatMap(from -> after(from).stream()).toList())) {}
    assertThat(reached).containsExactlyInAnyOrder(TaskStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void everyOpenStatusCanBeCancelledAndParked(TaskStatus status) {
    if (status.open()) {
      assertThat(after(status)).contains(CANCELLED, PARKED);
    }
  }
}
