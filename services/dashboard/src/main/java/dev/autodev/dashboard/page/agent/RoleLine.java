package dev.autodev.dashboard.page.agent;

import dev.autodev.control.AgentTarget;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.SlotsView;
import dev.autodev.control.view.WorkerView;
import dev.autodev.model.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role over all its live processes.
 *
 * @param slots how many tasks at once these take now
 * @param pause whether a person has paused it
 * @param scaled how many a process takes, where a person said so
 */
public record RoleLine(
    String role,
    long processes,
    long slots,
    @Nullable PauseView pause,
    @Nullable SlotsView scaled) {

  /** All roles, also those that nobody takes. */
  static List<RoleLine> of(
      List<WorkerView> workers, List<PauseView> pauses, List<SlotsView> scaled) {
    return Arrays.stream(Role.values())
        .map(Role::wireName)
        .map(
            role ->
                new RoleLine(
                    role,
                    workers.stream()
                        .filter(one -> one.live() && one.roles().contains(role))
                        .count(),
                    workers.stream()
                        .filter(WorkerView::live)
                        .mapToLong(one -> one.slots().getOrDefault(role, 0))
                        .sum(),
                    WorkerLine.pause(pauses, target(role)),
                    scaled.stream()
                        .filter(one -> one.role().equals(role))
                        .findFirst()
                        .orElse(null)))
        .toList();
  }

  /** As a decision names it. */
  public String target() {
    return target(role);
  }

  private static String target(String role) {
    return new AgentTarget.OfRole(Role.of(role)).wire();
  }
}
