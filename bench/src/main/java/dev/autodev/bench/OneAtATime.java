package dev.autodev.bench;

import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** One no-op task after the other on an idle plane. */
@Singleton
class OneAtATime {
  @Inject Plane plane;
  @Inject Watch watch;

  Measure run(int tasks) {
    watch.clear();
    Filed filed = new Filed(tasks);
    CostMeter cost = CostMeter.start();
    for (int i = 0; i < tasks; i++) {
      long now = System.nanoTime();
      String id = Plane.get(plane.tasks.create(Plane.noOp(), Plane.CLIENT)).id();
      filed.put(i, now, id);
      watch.awaitTasks(List.of(id));
    }
    return new Measure(
        new Subject(Burst.PEER, "lat", tasks, 1), Rates.none(), watch.tasks(filed), cost.stop());
  }
}
