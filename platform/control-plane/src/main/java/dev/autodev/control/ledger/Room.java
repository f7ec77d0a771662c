package dev.autodev.control.ledger;

import dev.autodev.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may leave now.
 *
 * @param free places by a role's name on the wire, of roles that somebody works in
 * @param queued those of them for which tasks wait whose time has come
 * @param halted repositories of which nothing leaves
 */
public record Room(Map<String, Integer> free, Set<String> queued, Set<String> halted) {
  /** Nothing leaves. */
  public static final Room NONE = new Room(Map.of(), Set.of(), Set.of());

  private static final Comparator<Map.Entry<TaskRow, NewTaskRow>> BEST_FIRST =
      Comparator.comparingDouble(
              (Map.Entry<TaskRow, NewTaskRow> filed) -> -filed.getValue().sortKey())
          .thenComparing(filed -> filed.getKey().id());

  /**
   * Of what is filed just now, what leaves at once: the best, as much as fits, of roles for which
   * nobody waits. Where somebody waits all are looked at together, in the queue.
   */
  List<TaskRow> leaving(Collection<Map.Entry<TaskRow, NewTaskRow>> filed, Instant now) {
    Map<String, Integer> left = new HashMap<>();
    free.forEach((role, places) -> left.put(role, queued.contains(role) ? 0 : places));
    List<TaskRow> leaving = new ArrayList<>();
    for (Map.Entry<TaskRow, NewTaskRow> entry : filed.stream().sorted(BEST_FIRST).toList()) {
      TaskRow task = entry.getKey();
      String role = task.type().role().wireName();
      if (mayLeave(task, now) && left.getOrDefault(role, 0) > 0) {
        left.merge(role, -1, Integer::sum);
        leaving.add(task);
      }
    }
    return leaving;
  }

  private boolean mayLeave(TaskRow task, Instant now) {
    String repository = task.identity().repository();
    return task.status() == TaskStatus.READY
        && (task.notBefore == null || !task.notBefore.isAfter(now))
        && (repository == null || !halted.contains(repository));
  }
}
