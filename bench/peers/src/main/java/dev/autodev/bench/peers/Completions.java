package dev.autodev.bench.peers;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Counts what is done: deleted from the table and committed. */
final class Completions extends AbstractSchedulerListener {
  private static final long WITHIN_SECONDS = 300;

  private final CountDownLatch open;
  private final AtomicInteger failed = new AtomicInteger();
  private final Consumer<String> onDone; // gets the job's id

  Completions(int expected, Consumer<String> onDone) {
    open = new CountDownLatch(expected);
    this.onDone = onDone;
  }

  Completions(int expected) {
    this(expected, id -> {});
  }

  @Override
  public void onExecutionComplete(ExecutionComplete complete) {
    if (complete.getResult() != ExecutionComplete.Result.OK) {
      failed.incrementAndGet();
    }
    onDone.accept(complete.getExecution().taskInstance.getId());
    open.countDown();
  }

  void await() throws InterruptedException {
    if (!open.await(WITHIN_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "%d jobs are not done after %d s; nothing is reported"
              .formatted(open.getCount(), WITHIN_SECONDS));
    }
    if (failed.get() > 0) {
      throw new IllegalStateException(failed + " jobs failed; nothing is reported");
    }
  }
}
