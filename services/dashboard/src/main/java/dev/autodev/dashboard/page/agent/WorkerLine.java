package dev.autodev.dashboard.page.agent;

import dev.autodev.control.AgentTarget;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.WorkerView;
import dev.autodev.model.WorkerId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A process and what it works on.
 *
 * @param pause whether a person has paused it
 */
public record WorkerLine(WorkerView worker, @Nullable PauseView pause, List<TaskView> tasks) {
  /** Copies. */
  public WorkerLine {
    tasks = List.copyOf(tasks);
  }

  static WorkerLine of(WorkerView worker, List<PauseView> pauses, Map<String, TaskView> tasks) {
    return new WorkerLine(
        worker,
        pause(pauses, target(worker)),
        worker.holding().stream().map(tasks::get).filter(Objects::nonNull).toList());
  }

  /** As a decision names it. */
  public String target() {
    return target(worker);
  }

  private static String target(WorkerView worker) {
    return new AgentTarget.OfWorker(new WorkerId(worker.id())).wire();
  }

  static @Nullable PauseView pause(List<PauseView> pauses, String target) {
    return pauses.stream().filter(one -> one.target().equals(target)).findFirst().orElse(null);
  }

  /** By name, so that a reload shows the same order. */
  public List<RoleSlots> roles() {
    return new TreeMap<>(worker.states())
        .entrySet().stream()
            .map(
                role ->
                    new RoleSlots(role.getKey(), role.getValue().slots(), role.getValue().taking()))
            .toList();
  }

  /** Gone, busy or idle. */
  public String state() {
    if (!worker.live()) {
      return "gone";
    }
    return worker.holding().isEmpty() ? "idle" : "busy";
  }

  /** A role of it. */
  public record RoleSlots(String role, int slots, String taking) {}
}
