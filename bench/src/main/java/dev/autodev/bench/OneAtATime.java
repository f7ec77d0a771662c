package dev.autodev.bench;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** One no-op task after the other on an idle plane. */
@Singleton
class OneAtATime {
  @Inject Plane plane;
  @Inject Watch watch;

  Figures run(int tasks) {
    long[] start = new long[tasks];
    long[] done = new long[tasks];
    double cpu = Usage.cpuSeconds();
    for (int i = 0; i < tasks; i++) {
      watch.clear();
      long filed = System.nanoTime();
      String id = Plane.get(plane.tasks.create(Plane.noOp(), Plane.CLIENT)).id();
      watch.awaitTasks(1);
      start[i] = watch.started(id) - filed;
      done[i] = watch.done(id) - filed;
    }
    return new Figures(
        "auto-dev",
        "lat",
        tasks,
        1,
        null,
        null,
        null,
        Spread.of(start),
        Spread.of(done),
        Usage.rssMegabytes(),
        null,
        Usage.cpuSeconds() - cpu);
  }
}
