package dev.autodev.bench.peers;

import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import java.util.List;

/** Jobs that are filed while workers do them. */
record Burst(Database database, Filing filing, int jobs, int workers) implements Case {
  @Override
  public List<Measure> run() throws Exception {
    database.clean();
    var completions = new Completions(jobs);
    try (var worker = new Worker(database, workers, List.of(Jobs.NOTHING), completions)) {
      worker.scheduler().start();
      var cost = CostMeter.start();
      var began = System.nanoTime();
      filing.file(worker.scheduler(), jobs);
      var filed = System.nanoTime() - began;
      completions.await();
      var done = System.nanoTime() - began;
      return List.of(
          new Measure(
              new Subject(DbSchedulerMain.PEER, filing.name(), jobs, filing.clients()),
              Rates.of(jobs, filed, done),
              Latencies.none(),
              cost.stop()));
    }
  }
}
