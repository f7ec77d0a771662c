package dev.autodev.bench.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;

/**
 * A scheduler with the settings that its documentation names for high throughput: lock-and-fetch
 * (1.0, 4.0), and immediate execution, for which clients and workers share a process.
 */
final class Worker implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100); // for hints that were missed

  private final Scheduler scheduler;

  Worker(Database database, int threads, List<Task<?>> tasks, SchedulerListener listener) {
    scheduler =
        Scheduler.create(database.source(), tasks)
            .threads(threads)
            .pollUsingLockAndFetch(1.0, 4.0)
            .enableImmediateExecution()
            .pollingInterval(POLL)
            .addSchedulerListener(listener)
            .build();
  }

  Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
