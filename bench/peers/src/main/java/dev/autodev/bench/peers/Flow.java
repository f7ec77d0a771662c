package dev.autodev.bench.peers;

import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Percentiles;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import java.time.Instant;
import java.util.List;

/** Workflows of nine steps, all filed at once by so many clients, done by as many workers. */
record Flow(Database database, int workflows, int conc) implements Case {
  @Override
  public List<Measure> run() throws Exception {
    database.clean();
    var took = new long[workflows];
    var steps = new FlowSteps(database);
    var completions =
        new Completions(
            workflows * FlowSteps.COUNT,
            id -> {
              // Steps end one after the other: the last one to write is the last step.
              took[FlowSteps.workflow(id)] = System.nanoTime();
            });
    try (var worker = new Worker(database, conc, steps.tasks(), completions)) {
      worker.scheduler().start();
      var cost = CostMeter.start();
      var filedAt = new long[workflows];
      var began = System.nanoTime();
      Clients.file(
          conc,
          workflows,
          i -> {
            filedAt[i] = System.nanoTime();
            worker.scheduler().schedule(steps.first(i), Instant.now());
          });
      completions.await();
      var done = System.nanoTime() - began;
      for (var i = 0; i < workflows; i++) {
        took[i] -= filedAt[i];
      }
      return List.of(
          new Measure(
              new Subject(DbSchedulerMain.PEER, "flow", workflows, conc),
              Rates.ofWorkflows(workflows, FlowSteps.COUNT, done),
              new Latencies(null, Percentiles.ofNanos(took)),
              cost.stop()));
    }
  }
}
