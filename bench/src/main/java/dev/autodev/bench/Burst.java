package dev.autodev.bench;

import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** No-op tasks from many clients at once, one by one or in lists. */
@Singleton
class Burst {
  static final String PEER = "auto-dev";

  @Inject Lists lists;
  @Inject Watch watch;

  Measure singly(int tasks, int clients) {
    return run(new Subject(PEER, "burst", tasks, clients), 1);
  }

  Measure inLists(int tasks) {
    return run(new Subject(PEER, "burst-bulk", tasks, Lists.CLIENTS), Lists.LONG);
  }

  private Measure run(Subject subject, int length) {
    watch.clear();
    CostMeter cost = CostMeter.start();
    long began = System.nanoTime();
    Filed filed = lists.file(Plane.noOp(), subject.n(), subject.conc(), length);
    long answered = System.nanoTime();
    long end = watch.awaitTasks(filed.ids());
    return new Measure(
        subject,
        Rates.of(subject.n(), answered - began, end - began),
        watch.tasks(filed),
        cost.stop());
  }
}
