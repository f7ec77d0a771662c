package dev.autodev.control.recover;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.look.Outage;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskStatus;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Gives the tasks of a process that died to others within a second or two. A death is noticed by
 * the end of its connection to Redis, which a busy or frozen process keeps: those have their lease.
 */
@ApplicationScoped
class GoneWorkers {
  private static final Logger LOG = Logger.getLogger(GoneWorkers.class);
  private static final String EXPECTED =
      "select id, seen_at::text as seen from worker where left_at is null and seen_at > $1";

  @Inject ControlPlaneConfig config;
  @Inject Vertx vertx;
  @Inject Pool pool;
  @Inject Clock clock;
  @Inject Presence presence;
  @Inject Recovering recovering;

  private final Outage outage =
      new Outage(LOG, "looking who is there", "the timer tries again, and leases still end");
  private Absences absences = new Absences(1);
  private volatile boolean stopped;

  @PostConstruct
  void prepare() {
    long looks = config.goneAfter().dividedBy(config.presenceEvery());
    absences = new Absences((int) Math.max(1, looks));
  }

  void stop() {
    stopped = true;
  }

  /** From now on, each look some time after the one before has ended. */
  void keepLooking() {
    if (!stopped) {
      vertx.setTimer(config.presenceEvery().toMillis(), timer -> lookUnlessStopped());
    }
  }

  /** A timer that was set may still ring while the process ends. */
  private void lookUnlessStopped() {
    if (stopped) {
      return;
    }
    Uni.createFrom()
        .deferred(this::look)
        .onFailure()
        .invoke(this::failed)
        .onTermination()
        .invoke(this::keepLooking)
        .subscribe()
        .with(done -> {}, e -> LOG.debugf("looked in vain: %s", e.getMessage()));
  }

  private void failed(Throwable e) {
    if (!stopped) {
      outage.failed(e);
    }
  }

  /** One look. */
  Uni<Void> look() {
    // However long no control plane was up for long enough to let a lease end.
    Instant since = clock.instant().minus(config.workerForgottenAfter());
    return pool.preparedQuery(EXPECTED)
        .execute(Tuple.of(since.atOffset(ZoneOffset.UTC)))
        .chain(
            rows -> {
              Map<String, String> heartbeats = new HashMap<>();
              rows.forEach(row -> heartbeats.put(row.getString("id"), row.getString("seen")));
              return heartbeats.isEmpty() ? Uni.createFrom().voidItem() : look(heartbeats);
            });
  }

  private Uni<Void> look(Map<String, String> heartbeats) {
    return presence
        .of(List.copyOf(heartbeats.keySet()))
        .onFailure()
        .invoke(absences::forget)
        .invoke(outage::worked)
        .map(attended -> absences.look(attended, heartbeats))
        .chain(
            gone ->
                Multi.createFrom()
                    .iterable(gone)
                    .onItem()
                    .transformToUniAndMerge(recovering::from)
                    .collect()
                    .last()
                    .replaceWithVoid());
  }

  private static List<String> ids(RowSet<Row> rows) {
    List<String> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.getString("id")));
    return ids;
  }

  /** Takes back what a worker had. */
  @ApplicationScoped
  static class Recovering {
    private static final String HOLDS =
        "select id from task where worker = $1 and status in ('in_progress', 'verifying')";

    @Inject Pool pool;
    @Inject Ledgers ledgers;
    @Inject HeldOrders orders;
    @Inject LostTasks lost;

    Uni<Void> from(String worker) {
      return orders.of(worker).chain(held -> recover(worker, held));
    }

    private Uni<Void> recover(String worker, List<HeldOrders.Held> held) {
      return pool.preparedQuery(HOLDS)
          .execute(Tuple.of(worker))
          .map(GoneWorkers::ids)
          .chain(
              atWork -> {
                Set<String> tasks = tasks(atWork, held);
                Scope scope = new Scope().own();
                tasks.forEach(scope::endingTask);
                return lost.deaths(tasks)
                    .chain(
                        deaths ->
                            ledgers.change(
                                scope, ledger -> takeBack(ledger, worker, held, deaths)));
              })
          .chain(() -> orders.withdraw(held));
    }

    /** One that was only delivered may be found begun when it is locked. */
    private static Set<String> tasks(List<String> atWork, List<HeldOrders.Held> held) {
      Set<String> tasks = new LinkedHashSet<>(atWork);
      held.forEach(order -> order.order().ifPresent(known -> tasks.add(known.task().value())));
      return tasks;
    }

    private void takeBack(
        Ledger ledger, String worker, List<HeldOrders.Held> held, Map<String, Integer> deaths) {
      String why = "worker " + worker + " is gone: its connection ended";
      Set<String> delivered = new HashSet<>();
      held.forEach(order -> order.order().ifPresent(known -> delivered.add(attempt(known))));
      List<TaskRow> atWork = new ArrayList<>();
      for (TaskRow task : List.copyOf(ledger.tasks())) {
        if (task.status().held() && worker.equals(task.worker())) {
          atWork.add(task);
        } else if (task.status() == TaskStatus.DISPATCHED
            && delivered.contains(task.id() + " " + task.epoch())) {
          task.again(why, null); // it had not begun
          ledger.journal().tell(task, "ready", why);
        }
      }
      lost.from(ledger, atWork, deaths, why);
      ledger.journal().left(worker);
      ledger.wake();
      LOG.infof("%s; %d tasks of it are dispatched again", why, atWork.size());
    }

    private static String attempt(TaskOrder order) {
      return order.task().value() + " " + order.epoch();
    }
  }
}
