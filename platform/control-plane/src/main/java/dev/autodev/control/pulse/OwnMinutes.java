package dev.autodev.control.pulse;

import dev.autodev.control.ledger.Committed;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;

/** What this process committed in the last minutes. */
@ApplicationScoped
class OwnMinutes {
  /** One more than is shown, so that the first of them is whole. */
  private static final int KEPT = Pulse.MINUTES + 1;

  @Inject Clock clock;

  private final AtomicReferenceArray<Minute> minutes = new AtomicReferenceArray<>(KEPT);

  /** In the commit's way: a walk over what it changed, and one update of an array. */
  void count(@Observes Committed committed) {
    int done = 0;
    int stopped = 0;
    for (TaskStatus status : committed.tasks().values()) {
      done += status == TaskStatus.COMPLETED ? 1 : 0;
      stopped += status == TaskStatus.FAILED || status == TaskStatus.PARKED ? 1 : 0;
    }
    if (done + stopped > 0) {
      Minute more = new Minute(now(), done, stopped);
      minutes.accumulateAndGet(
          (int) (more.at() % KEPT), more, (before, now) -> before == null ? now : before.plus(now));
    }
  }

  /** Those since then in which anything ended. */
  List<Minute> since(long first) {
    return LongStream.rangeClosed(first, now())
        .mapToObj(at -> minutes.get((int) (at % KEPT)))
        .filter(Objects::nonNull)
        .filter(minute -> minute.at() >= first)
        .distinct()
        .toList();
  }

  long now() {
    return clock.instant().getEpochSecond() / 60;
  }
}
