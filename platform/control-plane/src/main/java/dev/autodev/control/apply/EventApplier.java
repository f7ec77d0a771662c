package dev.autodev.control.apply;

import dev.autodev.control.ledger.Faults;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.streams.StreamEntry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Applies a batch in one transaction; what spoils it is found and put aside. */
@ApplicationScoped
public class EventApplier {
  private static final Logger LOG = Logger.getLogger(EventApplier.class);

  @Inject Ledgers ledgers;
  @Inject EventEffects effects;
  @Inject DeadEvents dead;

  /** Done when all of it is committed or dead-lettered; waits for a database that is away. */
  public Uni<Void> apply(List<StreamEntry> batch) {
    EventReader read = EventReader.of(batch);
    // Side by side: batches are applied in the order in which they come in here.
    Uni<Void> applied = read.events().isEmpty() ? nothing() : all(read.events());
    return read.dead().isEmpty()
        ? applied
        : Uni.join()
            .all(applied, untilServersAreBack(dead.put(read.dead())))
            .andFailFast()
            .replaceWithVoid();
  }

  /** A change for each task: what one of them waits for keeps no other. */
  private Uni<Void> all(List<EventReader.Read> events) {
    return Uni.join()
        .all(EventReader.byTask(events).stream().map(this::together).toList())
        .andFailFast()
        .replaceWithVoid();
  }

  private Uni<Void> together(List<EventReader.Read> events) {
    return commit(events)
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
                commit(List.of(event))
                    .onFailure()
                    .recoverWithUni(
                        e ->
                            untilServersAreBack(
                                dead.put(
                                    List.of(
                                        new EventReader.Dead(
                                            event.alone(), "cannot be applied: " + e))))))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> commit(List<EventReader.Read> events) {
    return ledgers.change(
        scope(events),
        ledger -> {
          events.forEach(event -> effects.apply(ledger, event.event()));
        });
  }

  private static Scope scope(List<EventReader.Read> events) {
    Scope scope = new Scope().lasting();
    if (events.stream().noneMatch(read -> urgent(read.event()))) {
      scope.patient();
    }
    events.forEach(read -> EventEffects.lock(scope, read.event()));
    return scope;
  }

  /** Somebody waits for what follows from it; the rest is news. */
  private static boolean urgent(SwarmEvent event) {
    return switch (event) {
      case SwarmEvent.TaskFinished e -> true;
      case SwarmEvent.WorkerLeft e -> true;
      case SwarmEvent.HelpRequested e -> true;
      default -> false;
    };
  }

  /** Servers that are away come back; data that PostgreSQL refuses will be refused again. */
  private static Uni<Void> untilServersAreBack(Uni<Void> work) {
    return work.onFailure(Faults::ofServers)
        .invoke(e -> LOG.warnf("events wait: %s; tried again until it works", e.getMessage()))
        .onFailure(Faults::ofServers)
        .retry()
        .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
        .indefinitely();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
