package dev.autodev.bench.peers;

import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import java.time.Instant;
import java.util.List;

/**
 * Jobs filed by so many clients while as many workers do them.
 *
 * @param batch jobs in one call; 1 files them one by one
 */
record Burst(Database database, String name, int jobs, int conc, int batch) implements Case {
  private static final int BULK = 500;
  private static final int BULK_CLIENTS = 4;

  static Burst single(Database database, int jobs, int conc) {
    return new Burst(database, "burst", jobs, conc, 1);
  }

  static Burst bulk(Database database, int jobs, int conc) {
    return new Burst(database, "burst-bulk", jobs, conc, Math.min(BULK, jobs));
  }

  @Override
  public List<Measure> run() throws Exception {
    database.clean();
    var completions = new Completions(jobs);
    try (var worker = new Worker(database, conc, List.of(Jobs.NOTHING), completions)) {
      worker.scheduler().start();
      var cost = CostMeter.start();
      var began = System.nanoTime();
      file(worker);
      var filed = System.nanoTime() - began;
      completions.await();
      var done = System.nanoTime() - began;
      return List.of(
          new Measure(
              new Subject(DbSchedulerMain.PEER, name, jobs, conc),
              Rates.of(jobs, filed, done),
              Latencies.none(),
              cost.stop()));
    }
  }

  private void file(Worker worker) throws Exception {
    if (batch == 1) {
      Clients.file(conc, jobs, i -> worker.scheduler().schedule(Jobs.job(i), now()));
    } else {
      Clients.file(
          BULK_CLIENTS,
          jobs / batch,
          i -> worker.scheduler().scheduleBatch(Jobs.batch(i, batch), now()));
    }
  }

  private static Instant now() {
    return Instant.now();
  }
}
