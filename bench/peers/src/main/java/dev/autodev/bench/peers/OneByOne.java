package dev.autodev.bench.peers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Percentiles;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One job at a time on an idle system: the next is filed when the last is done. */
record OneByOne(Database database, int jobs) implements Case {
  private static final int WORKERS = 10;
  private static final long WITHIN_SECONDS = 30;

  @Override
  public List<Measure> run() throws Exception {
    database.clean();
    var started = new long[jobs];
    var done = new long[jobs];
    var free = new Semaphore(0);
    Task<Void> task =
        Tasks.oneTime("single")
            .execute((job, context) -> started[number(job.getId())] = System.nanoTime());
    var completions =
        new Completions(
            jobs,
            id -> {
              done[number(id)] = System.nanoTime();
              free.release();
            });
    try (var worker = new Worker(database, WORKERS, List.of(task), completions)) {
      worker.scheduler().start();
      var cost = CostMeter.start();
      for (var i = 0; i < jobs; i++) {
        var filed = System.nanoTime();
        worker.scheduler().schedule(task.instance(Integer.toString(i)), Instant.now());
        if (!free.tryAcquire(WITHIN_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("Job %d is not done; nothing is reported".formatted(i));
        }
        started[i] -= filed;
        done[i] -= filed;
      }
      return List.of(
          new Measure(
              new Subject(DbSchedulerMain.PEER, "lat", jobs, 1),
              Rates.none(),
              new Latencies(Percentiles.ofNanos(started), Percentiles.ofNanos(done)),
              cost.stop()));
    }
  }

  private static int number(String id) {
    return Integer.parseInt(id);
  }
}
