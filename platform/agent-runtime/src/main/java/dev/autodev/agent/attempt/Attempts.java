package dev.autodev.agent.attempt;

import dev.autodev.model.TaskId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The attempts of this process: which are at work, and up to which epoch a task was seen. */
@Singleton
class Attempts {
  private static final int REMEMBERED = 20_000;

  private final Map<AttemptId, Attempt> running = new LinkedHashMap<>();
  private final Map<TaskId, Attempt> newestRunning = new HashMap<>();
  private int alone;
  private volatile Runnable heard = () -> {};
  private final Map<TaskId, Integer> newest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TaskId, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** What becomes of an order. */
  sealed interface Admission {
    /**
     * It begins.
     *
     * @param superseded an older attempt of the task, whose result nobody will take
     */
    record Admitted(Optional<Attempt> superseded) implements Admission {}

    /** This attempt or a newer one of the task runs here or has run here. */
    record Known(int newestEpoch) implements Admission {}
  }

  /** Whom to tell, quickly, whenever an attempt begins or ends. */
  void whenChanged(Runnable listener) {
    heard = listener;
  }

  synchronized Admission admit(Attempt attempt) {
    AttemptId id = attempt.id();
    Integer seen = newest.get(id.task());
    if (seen != null && seen >= id.epoch()) {
      return new Admission.Known(seen);
    }
    newest.put(id.task(), id.epoch());
    running.put(id, attempt);
    Optional<Attempt> superseded = Optional.ofNullable(newestRunning.put(id.task(), attempt));
    alone += attempt.order().alone() ? 1 : 0;
    attempt.waitsFor(this::awaitTurn);
    heard.run();
    return new Admission.Admitted(superseded);
  }

  synchronized void ended(Attempt attempt) {
    if (running.remove(attempt.id()) != null) {
      newestRunning.remove(attempt.id().task(), attempt);
      alone -= attempt.order().alone() ? 1 : 0;
    }
    heard.run();
    notifyAll();
  }

  /**
   * All work side by side, but one that is to be alone begins when those before it have ended, and
   * later ones wait for it: should the process end under it, nobody else is hit and it is known
   * whose doing it was. A stop ends the waiting.
   */
  private synchronized void awaitTurn(Attempt attempt) {
    try {
      while (alone > 0 && isBehindAnother(attempt)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The map is in the order of admission. */
  private boolean isBehindAnother(Attempt attempt) {
    for (Attempt before : running.values()) {
      if (before == attempt) {
        return false;
      }
      if (attempt.order().alone() || before.order().alone()) {
        return true;
      }
    }
    return false;
  }

  synchronized Optional<Attempt> running(TaskId task, int epoch) {
    return Optional.ofNullable(running.get(new AttemptId(task, epoch)));
  }

  synchronized List<Attempt> running() {
    return List.copyOf(running.values());
  }

  /** Task to epoch of those at work, the newest where two are. */
  synchronized Map<TaskId, Integer> holding() {
    Map<TaskId, Integer> holding = new HashMap<>();
    running.forEach(
        (id, attempt) -> {
          if (attempt.isAtWork()) {
            holding.merge(id.task(), id.epoch(), Math::max);
          }
        });
    return holding;
  }

  /** Waits until nothing runs; false if something still does after so many milliseconds. */
  boolean awaitNone(long millis) throws InterruptedException {
    return awaitNone(any -> true, millis);
  }

  /** Waits until none of these runs; false if one still does after so many milliseconds. */
  synchronized boolean awaitNone(Predicate<Attempt> which, long millis)
      throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (running.values().stream().anyMatch(which)) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
