package dev.autodev.bench;

import dev.autodev.agent.AgentConfig;
import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Cost;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** How fast urgent tasks are done while so many others wait in the same queue for the same role. */
@Singleton
class Drain {
  private static final Logger LOG = Logger.getLogger(Drain.class);
  private static final int URGENT = 10;
  private static final int CAN_WAIT = 0;

  @Inject Lists lists;
  @Inject Watch watch;
  @Inject Doors doors;
  @Inject Space space;
  @Inject Plane plane;
  @Inject AgentConfig agent;

  Measure run(int backlog, int tasks) {
    doors.close();
    double bytes = fill(backlog);
    watch.clear();
    Filed filed = lists.file(Plane.noOp().priority(URGENT), tasks, Lists.CLIENTS, Lists.LONG);
    CostMeter meter = CostMeter.start();
    long began = System.nanoTime();
    doors.open();
    long end = watch.awaitTasks(filed.ids());
    Cost cost = meter.stop();
    return new Measure(
        new Subject(Burst.PEER, "drain-" + backlog, tasks, agent.slots()),
        Rates.ofTotal(tasks, end - began),
        Latencies.none(),
        backlog == 0 ? cost : cost.withBytesPerJob(bytes));
  }

  /** Filed as anybody would, in lists; answers what one of them takes in PostgreSQL. */
  private double fill(int backlog) {
    if (backlog == 0) {
      return 0;
    }
    Space.Taken before = space.taken();
    lists.file(Plane.noOp().priority(CAN_WAIT), backlog, Lists.CLIENTS, Lists.LONG);
    plane.sql("vacuum analyze task");
    Space.Taken after = space.taken();
    double postgres = (after.postgres() - before.postgres()) / (double) backlog;
    LOG.infof(
        "each of %d waiting tasks takes %.0f B of PostgreSQL and %.1f B of Redis",
        backlog, postgres, (after.redis() - before.redis()) / (double) backlog);
    return postgres;
  }
}
