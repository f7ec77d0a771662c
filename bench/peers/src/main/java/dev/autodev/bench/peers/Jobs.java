package dev.autodev.bench.peers;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.List;
import java.util.stream.IntStream;

/** Jobs that do nothing. */
final class Jobs {
  static final OneTimeTask<Void> NOTHING = Tasks.oneTime("job").execute((instance, context) -> {});

  private Jobs() {}

  static TaskInstance<?> job(int number) {
    return NOTHING.instance("j" + number);
  }

  /** The batch of that number. */
  static List<TaskInstance<?>> batch(int number, int size) {
    return IntStream.range(number * size, (number + 1) * size)
        .<TaskInstance<?>>mapToObj(Jobs::job)
        .toList();
  }
}
