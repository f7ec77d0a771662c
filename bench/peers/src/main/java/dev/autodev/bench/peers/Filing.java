package dev.autodev.bench.peers;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/**
 * How jobs are filed.
 *
 * @param name of the case
 * @param clients calls at once
 * @param batch jobs in one call; 1 files them one by one
 */
record Filing(String name, int clients, int batch) {
  static final Filing BULK = new Filing("burst-bulk", 4, 500);

  static Filing single(int clients) {
    return new Filing("burst", clients, 1);
  }

  void file(SchedulerClient scheduler, int jobs) throws InterruptedException, ExecutionException {
    if (batch == 1) {
      Clients.file(clients, jobs, i -> scheduler.schedule(Jobs.job(i), Instant.now()));
      return;
    }
    var size = Math.min(batch, jobs);
    Clients.file(
        clients, jobs / size, i -> scheduler.scheduleBatch(Jobs.batch(i, size), Instant.now()));
  }
}
