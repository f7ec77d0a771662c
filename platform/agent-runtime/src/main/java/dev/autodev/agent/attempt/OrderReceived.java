package dev.autodev.agent.attempt;

import dev.autodev.agent.report.AttemptEvents;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Role;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.streams.StreamEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Begins an attempt for each new order; a malformed one goes to the dead letters. */
@ApplicationScoped
class OrderReceived {
  private static final Logger LOG = Logger.getLogger(OrderReceived.class);

  private final RoleAgents roles;
  private final Slots slots;
  private final Attempts attempts;
  private final AttemptRunner runner;
  private final AttemptEvents.Source events;

  @Inject
  OrderReceived(
      RoleAgents roles,
      Slots slots,
      Attempts attempts,
      AttemptRunner runner,
      AttemptEvents.Source events) {
    this.roles = roles;
    this.slots = slots;
    this.attempts = attempts;
    this.runner = runner;
    this.events = events;
  }

  /** Returns at once: the entry is acknowledged by the attempt's thread, when it is over. */
  @Incoming("orders")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  CompletionStage<Void> received(Message<StreamEntry> message) {
    if (slots.draining()) {
      LOG.debugf("entry=%s came too late; it stays for another worker", message.getPayload().id());
      return CompletableFuture.completedFuture(null);
    }
    TaskOrder order;
    try {
      order = read(message.getPayload());
    } catch (RuntimeException e) { // whatever stands in an entry, the next one is read
      settled(message.nack(e), message.getPayload());
      return CompletableFuture.completedFuture(null);
    }
    admit(order, message);
    return CompletableFuture.completedFuture(null);
  }

  private TaskOrder read(StreamEntry entry) {
    if (entry.body().isBlank()) {
      throw new InvalidModelException("the entry has no order in its field " + StreamEntry.BODY);
    }
    TaskOrder order = Json.read(entry.body(), TaskOrder.class);
    Role role = order.role();
    if (!role.taskStream().equals(entry.stream())) {
      throw new InvalidModelException(
          "an order for role "
              + role.wireName()
              + " must be in "
              + role.taskStream()
              + ", not in "
              + entry.stream());
    }
    if (roles.of(role).isEmpty()) {
      throw new InvalidModelException("this worker has no role " + role.wireName());
    }
    return order;
  }

  private void admit(TaskOrder order, Message<StreamEntry> message) {
    Attempt attempt =
        new Attempt(order, events.of(order), () -> settled(message.ack(), message.getPayload()));
    switch (attempts.admit(attempt)) {
      case Attempts.Admission.Admitted admitted -> {
        admitted
            .superseded()
            .ifPresent(
                older ->
                    older.stop(
                        new Stop.Cancelled("epoch " + order.epoch() + " replaces it", false),
                        events.now()));
        runner.start(attempt);
      }
      case Attempts.Admission.Known known -> {
        LOG.debugf(
            "task=%s epoch=%d delivered again, epoch %d is known here; ignored",
            order.task(), order.epoch(), known.newestEpoch());
        attempt.acknowledge();
      }
    }
  }

  private static void settled(CompletionStage<Void> stage, StreamEntry entry) {
    stage.whenComplete(
        (ok, failure) -> {
          if (failure != null) {
            LOG.warnf(
                "stream=%s entry=%s not acknowledged: %s; it is delivered again and then ignored",
                entry.stream(), entry.id(), failure);
          }
        });
  }
}
