package dev.autodev.agent.report;

import dev.autodev.model.TaskId;
import dev.autodev.model.Usage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The events of one attempt, numbered 1, 2, 3 in the order in which they happened. */
public final class AttemptEvents {
  /** The control plane's channel refuses entries above 1 MiB. */
  private static final int LARGEST_OUTCOME = 900_000;

  /**
   * So many unsent events mean that Redis is away: lines of progress are then not worth keeping.
   */
  private static final int CROWDED = 5_000;

  private final Worker worker;
  private final EventOutbox outbox;
  private final TaskId task;
  private final int epoch;
  private final List<EventOutbox.Unsent> news = new ArrayList<>(2);
  private int seq;

  private AttemptEvents(Worker worker, EventOutbox outbox, TaskOrder order) {
    this.worker = worker;
    this.outbox = outbox;
    this.task = order.task();
    this.epoch = order.epoch();
  }

  /** The attempt begins; needless once it is known how it ended. */
  public void claimed() {
    tell(next -> new SwarmEvent.TaskClaimed(worker.id(), next.at(), task, epoch, next.seq()));
  }

  /** A line for the people who watch. */
  public void progressed(String message) {
    if (outbox.waiting() < CROWDED) {
      send(
          next ->
              new SwarmEvent.TaskProgressed(
                  worker.id(), next.at(), task, epoch, next.seq(), message));
    }
  }

  /** What a model call consumed. */
  public void used(String model, Usage usage) {
    send(
        next ->
            new SwarmEvent.UsageReported(
                worker.id(), next.at(), task, epoch, next.seq(), model, usage));
  }

  /** The model has answered to what an operator said. */
  public void heard(String instruction) {
    send(
        next ->
            new SwarmEvent.InstructionHeard(
                worker.id(), next.at(), task, epoch, next.seq(), instruction));
  }

  /** The role is done; the runtime looks for itself. Needless once it is known what it found. */
  public void verifying() {
    tell(next -> new SwarmEvent.TaskVerifying(worker.id(), next.at(), task, epoch, next.seq()));
  }

  /** The attempt is over; completes once that is in the stream. */
  public synchronized CompletableFuture<Void> finished(TaskOutcome outcome) {
    outbox.withdraw(news);
    return send(
        next ->
            new SwarmEvent.TaskFinished(worker.id(), next.at(), task, epoch, next.seq(), outcome));
  }

  private synchronized void tell(Numbered event) {
    news.add(outbox.offerNews(numbered(event)));
  }

  private synchronized CompletableFuture<Void> send(Numbered event) {
    return outbox.offer(sendable(numbered(event)));
  }

  private SwarmEvent numbered(Numbered event) {
    seq++;
    return event.as(new Next(worker.clock().instant(), seq));
  }

  /** Its JSON; an outcome that is too large for an entry has failed. */
  private static String sendable(SwarmEvent event) {
    String json = Json.write(event);
    return event instanceof SwarmEvent.TaskFinished finished && json.length() > LARGEST_OUTCOME
        ? Json.write(tooLarge(finished, json.length()))
        : json;
  }

  private static SwarmEvent tooLarge(SwarmEvent.TaskFinished finished, int size) {
    return new SwarmEvent.TaskFinished(
        finished.worker(),
        finished.at(),
        finished.task(),
        finished.epoch(),
        finished.seq(),
        new TaskOutcome.Failed(
            "the outcome has "
                + size
                + " characters, more than an event may carry; ask for less at once"));
  }

  private record Next(Instant at, int seq) {}

  @FunctionalInterface
  private interface Numbered {
    SwarmEvent as(Next next);
  }

  /** Where the events of each attempt begin. */
  @Singleton
  public static class Source {
    private final Worker worker;
    private final EventOutbox outbox;

    /** Of one process. */
    @Inject
    public Source(Worker worker, EventOutbox outbox) {
      this.worker = worker;
      this.outbox = outbox;
    }

    /** Of the attempt that the order asks for. */
    public AttemptEvents of(TaskOrder order) {
      return new AttemptEvents(worker, outbox, order);
    }

    /** By the worker's clock. */
    public Instant now() {
      return worker.clock().instant();
    }
  }
}
