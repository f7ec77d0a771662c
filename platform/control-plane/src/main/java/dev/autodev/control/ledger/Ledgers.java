package dev.autodev.control.ledger;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Commits changes in groups: what is asked while a transaction is under way shares the next one, in
 * the order in which it was asked; what only adds has groups of its own. A change that is alone
 * waits for nobody.
 */
@ApplicationScoped
public class Ledgers {
  private static final Logger LOG = Logger.getLogger(Ledgers.class);
  private static final int TRIES = 10;
  private static final List<Change<?>> NOTHING_LEFT = List.of();
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(2);

  /** More than a worker is told while it is frozen. */
  private static final int UNHEARD = 1_000;

  @Inject Transaction transaction;
  @Inject Kinship kinship;
  @Inject StreamAppender appender;
  @Inject Departures departures;
  @Inject ControlPlaneConfig config;
  @Inject Vertx vertx;
  @Inject Event<Committed> committed;

  private final Lane changes = new Lane(group -> commit(group, () -> true), this::later);

  /**
   * What only adds need not wait for what changes, nor the other way round. While changes are under
   * way, the next of them sends what was added: two looks at the ready queue would wait for each
   * other.
   */
  private final Lane additions =
      new Lane(group -> commit(group, () -> !changes.busy()), this::later);

  /**
   * Runs work on a ledger and answers once that is durable.
   *
   * @param work decides in memory; an exception of it undoes what it did
   */
  public <T> Uni<T> run(Scope scope, Function<Ledger, T> work) {
    Lane lane = scope.onlyAdds() ? additions : changes;
    if (!scope.isOwn() && lane.length() >= room(scope)) {
      return Uni.createFrom()
          .failure(
              new ControlPlaneException.Busy(
                  "%d changes wait for their commit".formatted(lane.length()), ASK_AGAIN));
    }
    scope.kin = kinship.of(scope);
    return Uni.createFrom().emitter(caller -> lane.add(new Change<T>(scope, work, caller)));
  }

  private int room(Scope scope) {
    return scope.isUrgent() ? 2 * config.waitingChanges() : config.waitingChanges();
  }

  /** As {@link #run}, without an answer. */
  public Uni<Void> change(Scope scope, Consumer<Ledger> work) {
    return run(
            scope,
            ledger -> {
              work.accept(ledger);
              return true;
            })
        .replaceWithVoid();
  }

  private void later(Duration time, Runnable work) {
    vertx.setTimer(time.toMillis(), timer -> work.run());
  }

  private Uni<List<Change<?>>> commit(List<Change<?>> group, BooleanSupplier sends) {
    return Uni.createFrom()
        .deferred(() -> transaction.of(group, sends))
        .onFailure(Faults::lostRace)
        .invoke(e -> LOG.debugf("transaction lost a race, tried again: %s", e.getMessage()))
        .onFailure(Faults::lostRace)
        .retry()
        .withBackOff(Duration.ofMillis(5), Duration.ofMillis(200))
        .atMost(TRIES)
        .map(
            ledger -> {
              tell(ledger, group);
              return NOTHING_LEFT;
            })
        .onFailure(Change.SpoiltException.class)
        .recoverWithUni(e -> without((Change.SpoiltException) e, group, sends))
        .onFailure(e -> group.size() > 1 && !Faults.ofServers(e))
        .recoverWithUni(() -> oneByOne(group, sends))
        .onFailure()
        .recoverWithItem(e -> refused(group, e));
  }

  private Uni<List<Change<?>>> without(
      Change.SpoiltException spoilt, List<Change<?>> group, BooleanSupplier sends) {
    spoilt.by.failed(spoilt.why);
    List<Change<?>> others = group.stream().filter(change -> change != spoilt.by).toList();
    return others.isEmpty() ? Uni.createFrom().item(NOTHING_LEFT) : commit(others, sends);
  }

  /** The database does not take one of them, and does not say which. */
  private Uni<List<Change<?>>> oneByOne(List<Change<?>> group, BooleanSupplier sends) {
    return Multi.createFrom()
        .iterable(group)
        .onItem()
        .transformToUniAndConcatenate(change -> commit(List.of(change), sends))
        .onItem()
        .<Change<?>>disjoint()
        .collect()
        .asList();
  }

  /** Callers are told; what lasts is left, where only the servers are to blame. */
  private static List<Change<?>> refused(List<Change<?>> group, Throwable why) {
    List<Change<?>> left = new ArrayList<>();
    for (Change<?> change : group) {
      if (change.scope.isLasting() && Faults.ofServers(why)) {
        left.add(change);
      } else {
        change.failed(why);
      }
    }
    if (!left.isEmpty()) {
      LOG.warnf(
          "%d changes wait (%s); tried again every %s until it works",
          left.size(), why.getMessage(), Lane.OUTAGE);
    }
    return left;
  }

  private void tell(Ledger ledger, List<Change<?>> group) {
    kinship.committed(ledger);
    committed.fire(Committed.of(ledger));
    if (ledger.wakes) {
      departures.wake();
    }
    Uni.join()
        .all(
            departures.send(ledger.departing, ledger.now()),
            departures.unreadable(ledger.unreadable),
            said(ledger.says))
        .andCollectFailures()
        .subscribe()
        .with(
            sent -> answer(group, Scope::isUntilSent),
            failure -> LOG.errorf(failure, "%d changes are not answered", group.size()));
    answer(group, scope -> !scope.isUntilSent());
  }

  private static void answer(List<Change<?>> group, Predicate<Scope> which) {
    group.stream().filter(change -> which.test(change.scope)).forEach(Change::answer);
  }

  /** A worker hears at once; of one that is gone nothing is left in Redis. */
  private Outgoing ending(Outgoing says) {
    return says.trimmed(UNHEARD).expiring(config.workerForgottenAfter());
  }

  /** What cannot be told now is told by the next report of the worker, which is stale then. */
  private Uni<Void> said(List<Outgoing> says) {
    return says.isEmpty()
        ? Uni.createFrom().voidItem()
        : appender
            .append(says.stream().map(this::ending).toList())
            .ifNoItem()
            .after(REDIS_ANSWERS)
            .fail()
            .onFailure()
            .invoke(
                e ->
                    LOG.warnf(
                        "%d control messages not sent (%s); told again at the workers' next report",
                        says.size(), e.getMessage()))
            .onFailure()
            .recoverWithNull()
            .replaceWithVoid();
  }
}
