package dev.autodev.bench;

import dev.autodev.control.ledger.Committed;
import dev.autodev.drill.DrillBegun;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** When each task was reached by its role, and when its end was durable. */
@Singleton
class Watch {
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
              } else if (status.terminal()) {
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
    synchronized (this) {
      notifyAll();
    }
  }

  void clear() {
    started.clear();
    done.clear();
    workflows.clear();
    endedOtherwise.set(0);
  }

  long started(String task) {
    return started.getOrDefault(task, 0L);
  }

  long done(String task) {
    return done.getOrDefault(task, 0L);
  }

  long workflowDone(String workflow) {
    return workflows.getOrDefault(workflow, 0L);
  }

  void awaitTasks(int count) {
    await(done, count);
  }

  void awaitWorkflows(int count) {
    await(workflows, count);
  }

  private synchronized void await(Map<String, Long> ended, int count) {
    long deadline = System.nanoTime() + 300_000_000_000L;
    try {
      while (ended.size() < count) {
        if (endedOtherwise.get() > 0) {
          throw new IllegalStateException(endedOtherwise + " tasks did not complete");
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              ended.size() + " of " + count + " ended within five minutes");
        }
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
