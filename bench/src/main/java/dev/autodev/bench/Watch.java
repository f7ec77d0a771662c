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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** When each task was reached by its role, and when its end was durable. */
@Singleton
class Watch {
  private static final long WITHIN_SECONDS = 300;

  private final Map<String, Long> started = new ConcurrentHashMap<>();
  private final Map<String, Long> done = new ConcurrentHashMap<>();
  private final Map<String, Long> workflows = new ConcurrentHashMap<>();
  private final AtomicInteger endedOtherwise = new AtomicInteger();
  private volatile Open open = new Open(List.of());

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
                open.ended(task);
              } else if (!status.open()) {
                endedOtherwise.incrementAndGet();
                open.giveUp();
              }
            });
    committed
        .workflows()
        .forEach(
            (workflow, status) -> {
              if (status.terminal()) {
                workflows.put(workflow, now);
                open.ended(workflow);
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

  /** Others may end meanwhile. */
  private long await(Map<String, Long> ended, List<String> ids) {
    Open waitedFor = new Open(ids);
    open = waitedFor;
    // What ended before anybody waited.
    ended.keySet().forEach(waitedFor::ended);
    if (endedOtherwise.get() > 0) {
      waitedFor.giveUp();
    }
    try {
      boolean inTime = waitedFor.over.await(WITHIN_SECONDS, TimeUnit.SECONDS);
      check(inTime, waitedFor.left.size(), ids.size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return ids.stream().mapToLong(ended::get).max().orElseThrow();
  }

  private void check(boolean inTime, int left, int all) {
    if (endedOtherwise.get() > 0) {
      throw new IllegalStateException(endedOtherwise + " tasks did not complete");
    }
    if (!inTime) {
      throw new IllegalStateException(
          "%d of %d did not end within %d s; nothing is reported"
              .formatted(left, all, WITHIN_SECONDS));
    }
  }

  /** What somebody waits for: woken once, so that nobody who commits waits for who looks. */
  private static final class Open {
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    Open(List<String> ids) {
      left.addAll(ids);
    }

    void ended(String id) {
      if (left.remove(id) && left.isEmpty()) {
        over.countDown();
      }
    }

    void giveUp() {
      over.countDown();
    }
  }
}
