package dev.autodev.bench.peers;

import dev.autodev.bench.cost.CostMeter;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How fast jobs that are due are done while so many others, scheduled for tomorrow, wait. */
record Drain(Database database, List<Integer> backlogs, int jobs, int conc) implements Case {
  @Override
  public List<Measure> run() throws Exception {
    database.clean();
    var empty = bytes();
    var measures = new ArrayList<Measure>();
    var waiting = 0;
    for (var backlog : backlogs) {
      fill(waiting, backlog);
      waiting = backlog;
      var perJob = waiting == 0 ? 0 : (bytes() - empty) / (double) waiting;
      measures.add(drain(waiting, perJob));
    }
    return measures;
  }

  private Measure drain(int waiting, double bytesPerJob) throws Exception {
    var completions = new Completions(jobs);
    try (var worker = new Worker(database, conc, List.of(Jobs.NOTHING), completions)) {
      Filing.BULK.file(worker.scheduler(), jobs);
      var cost = CostMeter.start();
      var began = System.nanoTime();
      worker.scheduler().start();
      completions.await();
      var done = System.nanoTime() - began;
      return new Measure(
          new Subject(DbSchedulerMain.PEER, "drain-" + waiting, jobs, conc),
          Rates.ofTotal(jobs, done),
          Latencies.none(),
          waiting == 0 ? cost.stop() : cost.stop().withBytesPerJob(bytesPerJob));
    }
  }

  /** The very rows that scheduling one by one would leave, only quicker. */
  private void fill(int from, int to) throws SQLException {
    database.execute(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'job', 'w' || number, now() + interval '1 day' + number * interval '1 ms', false, 1
        from generate_series(%d, %d) number"""
            .formatted(from + 1, to));
    database.execute("vacuum analyze scheduled_tasks");
  }

  private long bytes() throws SQLException {
    return database.number("select pg_total_relation_size('scheduled_tasks')");
  }
}
