package dev.autodev.agent.work;

import dev.autodev.sessions.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often in a row a session calls the same tool with the same input for the same answer,
 * while nothing changes in its worktree.
 */
final class Repetition {
  private final int most;
  private final Supplier<WorktreeMark> worktree;
  private final List<SessionEvent.ToolCalled> open = new ArrayList<>();
  private @Nullable Step last;
  private @Nullable WorktreeMark mark;
  private int times;

  /**
   * Of one session.
   *
   * @param most with how many it has gone on for too long; 0 = never
   */
  Repetition(int most, Supplier<WorktreeMark> worktree) {
    this.most = most;
    this.worktree = worktree;
  }

  private record Step(Optional<String> input, SessionEvent.ToolReturned answer) {}

  void called(SessionEvent.ToolCalled call) {
    open.add(call);
  }

  /** Why the session should not go on, if so. */
  Optional<String> returned(SessionEvent.ToolReturned answer) {
    Step step = new Step(inputOf(answer.name()), answer);
    times = step.equals(last) ? times + 1 : 1;
    last = step;
    if (times == 2) {
      mark = worktree.get(); // not for every call: it asks git
    }
    if (most == 0 || times < most) {
      return Optional.empty();
    }
    if (times > 2 && !worktree.get().equals(mark)) {
      times = 1;
      return Optional.empty();
    }
    return Optional.of(
        "no progress: %s was called %d times in a row with the same input and the same answer, and nothing changed in the worktree"
            .formatted(answer.name(), times));
  }

  /** Calls may overlap; those of one tool are taken to be answered in their order. */
  private Optional<String> inputOf(String tool) {
    Optional<SessionEvent.ToolCalled> call =
        open.stream().filter(each -> each.name().equals(tool)).findFirst();
    call.ifPresent(open::remove);
    return call.map(SessionEvent.ToolCalled::summary);
  }
}
