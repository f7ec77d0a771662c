package dev.autodev.control.recover;

import dev.autodev.control.apply.Outcomes;
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
  @Inject Outcomes outcomes;

  Uni<Void> recover(Instant now) {
    return pool.preparedQuery(EXPIRED)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .chain(
            rows -> {
              if (rows.size() == 0) {
                return Uni.createFrom().voidItem();
              }
              Scope scope = new Scope();
              rows.forEach(row -> scope.endingTask(row.getString("id")));
              return ledgers.change(scope, ledger -> expire(ledger, now));
            });
  }

  /** Ends the attempts of those among the locked tasks whose lease is over. */
  void expire(Ledger ledger, Instant now) {
    ledger.tasks().stream()
        .filter(task -> expired(task, now))
        .toList()
        .forEach(task -> lost(ledger, task));
  }

  static boolean expired(TaskRow task, Instant now) {
    Instant until = task.leaseUntil();
    return task.status().held() && (until == null || until.isBefore(now));
  }

  private void lost(Ledger ledger, TaskRow task) {
    String worker = String.valueOf(task.worker());
    String why = "worker " + worker + " went silent";
    ledger.say(worker, new ControlMessage.Cancel(new TaskId(task.id()), task.epoch(), why));
    outcomes.lost(ledger, task, why);
  }
}
