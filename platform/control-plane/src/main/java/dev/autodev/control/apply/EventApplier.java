package dev.autodev.control.apply;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.streams.StreamEntry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jboss.logging.Logger;

/** Applies a batch in one transaction; what spoils it is found and put aside. */
@ApplicationScoped
public class EventApplier {
  private static final Logger LOG = Logger.getLogger(EventApplier.class);

  /** Classes of SQLSTATE that say so: cardinality, data, constraint, program, limit, raised. */
  private static final Set<String> DATA_IS_WRONG = Set.of("21", "22", "23", "42", "54", "P0");

  @Inject Ledgers ledgers;
  @Inject TaskEvents taskEvents;
  @Inject WorkerEvents workerEvents;
  @Inject DeadEvents dead;

  /** Done when all of it is committed or dead-lettered; waits for a database that is away. */
  public Uni<Void> apply(List<StreamEntry> batch) {
    EventReader read = EventReader.of(batch);
    return untilServersAreBack(dead.put(read.dead()))
        .chain(() -> read.events().isEmpty() ? nothing() : together(read.events()));
  }

  private Uni<Void> together(List<EventReader.Read> events) {
    return untilServersAreBack(commit(events))
        .onFailure()
        .recoverWithUni(
            e -> {
              LOG.warnf("batch of %d failed (%s); applied one by one", events.size(), e);
              return oneByOne(events);
            });
  }

  private Uni<Void> oneByOne(List<EventReader.Read> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(
            event ->
                untilServersAreBack(commit(List.of(event)))
                    .onFailure()
                    .recoverWithUni(
                        e ->
                            untilServersAreBack(
                                dead.put(
                                    List.of(
                                        new EventReader.Dead(
                                            event.entry(), "cannot be applied: " + e))))))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> commit(List<EventReader.Read> events) {
    return ledgers.change(
        scope(events),
        ledger -> {
          events.forEach(event -> apply(ledger, event.event()));
        });
  }

  private static Scope scope(List<EventReader.Read> events) {
    Scope scope = new Scope();
    for (EventReader.Read read : events) {
      switch (read.event()) {
        case SwarmEvent.TaskFinished event -> scope.endingTask(event.task().value());
        case SwarmEvent.OfTask event -> scope.task(event.task().value());
        case SwarmEvent.WorkerSeen event ->
            event.holding().keySet().forEach(task -> scope.task(task.value()));
        case SwarmEvent.WorkerLeft event -> scope.worker(event.worker().value());
      }
    }
    return scope;
  }

  private void apply(Ledger ledger, SwarmEvent event) {
    switch (event) {
      case SwarmEvent.OfTask ofTask -> taskEvents.apply(ledger, ofTask);
      case SwarmEvent.WorkerSeen seen -> workerEvents.seen(ledger, seen);
      case SwarmEvent.WorkerLeft left -> workerEvents.left(ledger, left);
    }
  }

  /** Servers that are away come back; data that PostgreSQL refuses will be refused again. */
  private static Uni<Void> untilServersAreBack(Uni<Void> work) {
    return work.onFailure(EventApplier::passing)
        .invoke(e -> LOG.warnf("events wait: %s; tried again until it works", e.getMessage()))
        .onFailure(EventApplier::passing)
        .retry()
        .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
        .indefinitely();
  }

  private static boolean passing(Throwable e) {
    if (e instanceof PgException pg) {
      String state = String.valueOf(pg.getSqlState());
      return DATA_IS_WRONG.stream().noneMatch(state::startsWith);
    }
    return !(e instanceof IllegalArgumentException
        || e instanceof IllegalStateException
        || e instanceof NullPointerException
        || e instanceof ArithmeticException
        || e instanceof DateTimeException
        || e instanceof NoSuchElementException
        || e instanceof ControlPlaneException
        || e instanceof ClassCastException
        || e instanceof IndexOutOfBoundsException
        || e instanceof UnsupportedOperationException);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
