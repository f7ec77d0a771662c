package dev.autodev.control.recover;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.apply.EndedTasks;
import dev.autodev.control.apply.Outcomes;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tasks whose process ended under them. Which of several was its undoing nobody can tell, so none
 * of them is charged with the attempt; but one that this happens to again and again goes out to be
 * alone in its process the last time, and is parked if that ends as well.
 */
@ApplicationScoped
class LostTasks {
  private static final Logger LOG = Logger.getLogger(LostTasks.class);
  private static final String SHARED = "process_ended";
  private static final String DEATHS =
      """
      select e.task_id, count(*) from task_event e
      where e.task_id = any ($1) and e.kind = 'process_ended'
        and e.id > coalesce((select max(r.id) from task_event r
                             where r.task_id = e.task_id and r.kind = 'ready' and r.text like 'retried by %'), 0)
      group by e.task_id""";

  @Inject Pool pool;
  @Inject ControlPlaneConfig config;
  @Inject Outcomes outcomes;
  @Inject EndedTasks ended;

  /**
   * How often the process of each ended while others were at work in it, since it was filed or a
   * person last retried it.
   */
  Uni<Map<String, Integer>> deaths(Collection<String> tasks) {
    return pool.preparedQuery(DEATHS)
        .execute(Tuple.of(tasks.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, Integer> deaths = new HashMap<>();
              rows.forEach(row -> deaths.put(row.getString(0), row.getLong(1).intValue()));
              return deaths;
            });
  }

  /**
   * Takes back what was at work together.
   *
   * @param before as {@link #deaths} answered
   */
  void from(Ledger ledger, List<TaskRow> tasks, Map<String, Integer> before, String why) {
    for (TaskRow task : tasks) {
      int deaths = before.getOrDefault(task.id(), 0);
      if (tasks.size() > 1) {
        shared(ledger, task, deaths + 1, why);
      } else if (deaths > 0 && deaths + task.attempts() >= config.maxAttempts()) {
        park(ledger, task, deaths + task.attempts(), why);
      } else {
        outcomes.lost(
            ledger,
            task,
            isLastTry(task, deaths) && !task.exhausted() ? TaskRow.SUSPECT + why : why);
      }
    }
  }

  /** Whether the next end of its process must say whose doing it was. */
  private boolean isLastTry(TaskRow task, int deaths) {
    return deaths + task.attempts() >= config.maxAttempts() - 1;
  }

  private void shared(Ledger ledger, TaskRow task, int deaths, String why) {
    task.uncount();
    String reason = "its process ended while others were at work in it: " + why;
    ledger.journal().tell(task, SHARED, reason);
    boolean suspect = isLastTry(task, deaths);
    task.again(suspect ? TaskRow.SUSPECT + reason : reason, null);
    LOG.infof(
        "task=%s epoch=%d not its fault as far as one can see: dispatched again%s",
        task.id(), task.epoch(), suspect ? ", alone" : "");
  }

  private void park(Ledger ledger, TaskRow task, int times, String why) {
    String reason =
        "its process ended under it %d times, the last time with nothing else at work in it: %s"
            .formatted(times, why);
    task.end(TaskStatus.PARKED, reason, ledger.now());
    ledger.journal().tell(task, "parked", reason);
    LOG.warnf("task=%s epoch=%d parked, needs a person: %s", task.id(), task.epoch(), reason);
    ended.tell(ledger, task, new TaskOutcome.Parked(reason));
  }
}
