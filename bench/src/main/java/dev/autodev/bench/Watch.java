package dev.autodev.bench;

import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Percentiles;
import dev.autodev.control.ledger.Committed;
import dev.autodev.drill.DrillBegun;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When each task was reached by its role, and when its end was durable; others may end meanwhile.
 */
@Singleton
class Watch {
  private static final long WITHIN_SECONDS = 300;

  private final Map<String, Long> started = new ConcurrentHashMap<>();
  private final Map<String, Long> done = new ConcurrentHashMap<>();
  private final Map<String, Long> workflows = new ConcurrentHashMap<>();
  private final AtomicInteger endedOtherwise = new AtomicInteger();

  void begun(@Observes DrillBegun begun) {
    started.put(begun.order().task().value(), System.nanoTime());
  }

  void committed(@Observes Committed committed) {
    long now = System.nanoTime();
    committed
        .tasks()
        .forEach(
            (task, status) -> {
              if (status == TaskStatus.COMPLETED) {
                done.put(task, now);
              } else if (!status.open()) {
                endedOtherwise.incrementAndGet();
              }
            });
    committed
        .workflows()
        .forEach(
            (workflow, status) -> {
              if (status.terminal()) {
                workflows.put(workflow, now);
              }
            });
  }

  void clear() {
    started.clear();
    done.clear();
    workflows.clear();
    endedOtherwise.set(0);
  }

  /** Answers when the last of them was done. */
  long awaitTasks(List<String> ids) {
    return await(done, ids);
  }

  /** Answers when the last of them was done. */
  long awaitWorkflows(List<String> ids) {
    return await(workflows, ids);
  }

  /** Of tasks that are all done. */
  Latencies tasks(Filed filed) {
    return new Latencies(
        Percentiles.ofNanos(filed.until(of(started, filed.ids()))),
        Percentiles.ofNanos(filed.until(of(done, filed.ids()))));
  }

  /** Of workflows that are all done. */
  Latencies workflows(Filed filed) {
    return new Latencies(null, Percentiles.ofNanos(filed.until(of(workflows, filed.ids()))));
  }

  private static long[] of(Map<String, Long> instants, List<String> ids) {
    return ids.stream().mapToLong(instants::get).toArray();
  }

  /**
   * Looks each millisecond: to be told would make whoever commits wait for whoever looks. The
   * answer does not depend on it.
   */
  private long await(Map<String, Long> ended, List<String> ids) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_SECONDS);
    int next = 0;
    try {
      while (next < ids.size()) {
        if (ended.containsKey(ids.get(next))) {
          next++;
          continue;
        }
        check(deadline, next, ids.size());
        TimeUnit.MILLISECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return ids.stream().mapToLong(ended::get).max().orElseThrow();
  }

  private void check(long deadline, int ended, int all) {
    if (endedOtherwise.get() > 0) {
      throw new IllegalStateException(endedOtherwise + " tasks did not complete");
    }
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(
          "not all of %d ended within %d s; the %dth is open; nothing is reported"
              .formatted(all, WITHIN_SECONDS, ended + 1));
    }
  }
}
