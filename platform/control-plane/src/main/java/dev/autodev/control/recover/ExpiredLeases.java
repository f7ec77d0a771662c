package dev.autodev.control.recover;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.TaskId;
import dev.autodev.model.control.ControlMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tasks whose worker went silent. */
@ApplicationScoped
class ExpiredLeases {
  private static final String EXPIRED =
      """
      select id from task
      where status in ('in_progress', 'verifying') and (lease_until is null or lease_until < $1)
      order by lease_until limit 200""";

  @Inject Pool pool;
  @Inject Ledgers ledgers;
  @Inject LostTasks lost;

  Uni<Void> recover(Instant now) {
    return pool.preparedQuery(EXPIRED)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .chain(
            rows -> {
              if (rows.size() == 0) {
                return Uni.createFrom().voidItem();
              }
              List<String> ids = new ArrayList<>();
              rows.forEach(row -> ids.add(row.getString("id")));
              return lost.deaths(ids).chain(deaths -> takeBack(ids, deaths, now));
            });
  }

  private Uni<Void> takeBack(List<String> ids, Map<String, Integer> deaths, Instant now) {
    Scope scope = new Scope().own();
    ids.forEach(scope::endingTask);
    return ledgers.change(scope, ledger -> expire(ledger, deaths, now));
  }

  /** Ends the attempts of those among the locked tasks whose lease is over. */
  void expire(Ledger ledger, Map<String, Integer> deaths, Instant now) {
    ledger.tasks().stream()
        .filter(task -> expired(task, now))
        .collect(
            Collectors.groupingBy(
                task -> String.valueOf(task.worker()), LinkedHashMap::new, Collectors.toList()))
        .forEach((worker, tasks) -> lost(ledger, worker, tasks, deaths));
  }

  private static boolean expired(TaskRow task, Instant now) {
    Instant until = task.leaseUntil();
    return task.status().held() && (until == null || until.isBefore(now));
  }

  private void lost(
      Ledger ledger, String worker, List<TaskRow> tasks, Map<String, Integer> deaths) {
    String why = "worker " + worker + " went silent";
    for (TaskRow task : tasks) {
      ledger.say(worker, new ControlMessage.Cancel(new TaskId(task.id()), task.epoch(), why));
    }
    lost.from(ledger, tasks, deaths, why);
  }
}
