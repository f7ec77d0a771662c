package dev.autodev.bench;

import dev.autodev.control.NewTask;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;

/** No-op tasks from many clients at once, one by one or in lists. */
@Singleton
class Burst {
  @Inject Plane plane;
  @Inject Watch watch;

  Figures singly(int tasks, int clients) {
    return run("burst", tasks, clients, 1);
  }

  Figures inLists(int tasks, int clients) {
    return run("burst-bulk", tasks, clients, 500);
  }

  private Figures run(String name, int tasks, int clients, int atOnce) {
    watch.clear();
    long[] filed = new long[tasks];
    String[] ids = new String[tasks];
    double cpu = Usage.cpuSeconds();
    long begin = System.nanoTime();
    new Clients(clients)
        .call(
            tasks / atOnce,
            n -> {
              long now = System.nanoTime();
              List<NewTask> some = Collections.nCopies(atOnce, Plane.noOp());
              var views = Plane.get(plane.tasks.createAll(some, Plane.CLIENT));
              for (int i = 0; i < atOnce; i++) {
                filed[n * atOnce + i] = now;
                ids[n * atOnce + i] = views.get(i).id();
              }
            });
    long answered = System.nanoTime();
    watch.awaitTasks(tasks);
    long end = System.nanoTime();
    long[] start = new long[tasks];
    long[] done = new long[tasks];
    for (int i = 0; i < tasks; i++) {
      start[i] = watch.started(ids[i]) - filed[i];
      done[i] = watch.done(ids[i]) - filed[i];
    }
    return new Figures(
        "auto-dev",
        name,
        tasks,
        clients,
        tasks * 1e9 / (answered - begin),
        tasks * 1e9 / (end - begin),
        null,
        Spread.of(start),
        Spread.of(done),
        Usage.rssMegabytes(),
        null,
        Usage.cpuSeconds() - cpu);
  }
}
