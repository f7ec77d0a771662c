package dev.autodev.agent.attempt;

import dev.autodev.agent.report.Worker;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.TaskId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.json.Json;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does what the control plane says to this worker. */
@Singleton
class ControlReceived {
  private static final Logger LOG = Logger.getLogger(ControlReceived.class);

  private final StreamTail tail;
  private final Worker worker;
  private final Attempts attempts;
  private final RoleControl roles;
  private @Nullable Cancellable following;

  @Inject
  ControlReceived(StreamTail tail, Worker worker, Attempts attempts, RoleControl roles) {
    this.tail = tail;
    this.worker = worker;
    this.attempts = attempts;
    this.roles = roles;
  }

  /** From the stream's beginning: what was said before we listened is still meant. */
  void follow(@Observes StartupEvent started) {
    following =
        tail.follow(worker.id().controlStream(), "0")
            .subscribe()
            .with(
                this::received,
                failure ->
                    LOG.errorf(failure, "worker=%s cannot hear control messages", worker.id()));
  }

  private void received(StreamEntry entry) {
    try {
      obey(Json.read(entry.body(), ControlMessage.class));
    } catch (InvalidModelException e) {
      LOG.warnf("stream=%s entry=%s ignored: %s", entry.stream(), entry.id(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "stream=%s entry=%s not obeyed; the next one is", entry.stream(), entry.id());
    }
  }

  private void obey(ControlMessage message) {
    switch (message) {
      case ControlMessage.Cancel cancel ->
          stop(
              cancel.task(), cancel.epoch(), new Stop.Cancelled(cancel.reason(), cancel.forGood()));
      case ControlMessage.Interrupt interrupt ->
          stop(interrupt.task(), interrupt.epoch(), new Stop.Halted(interrupt.reason()));
      case ControlMessage.Pause pause -> roles.pause(pause.role());
      case ControlMessage.Resume resume -> roles.resume(resume.role());
      case ControlMessage.Scale scale -> roles.scale(scale.role(), scale.slots());
      case ControlMessage.Restart restart -> roles.restart(restart);
      case ControlMessage.Instruct instruct ->
          attempts
              .running(instruct.task(), instruct.epoch())
              .ifPresent(attempt -> attempt.hear(instruct.instruction()));
      case ControlMessage.Answer answer ->
          attempts.running(answer.task(), answer.epoch()).ifPresent(ControlReceived::unheard);
    }
  }

  private void stop(TaskId task, int epoch, Stop why) {
    attempts
        .running(task, epoch)
        .ifPresentOrElse(
            attempt -> attempt.stop(why, worker.clock().instant()),
            () -> LOG.debugf("task=%s epoch=%d is not at work here", task, epoch));
  }

  private static void unheard(Attempt attempt) {
    Optional<AttemptContext> context = attempt.context();
    String line = "an answer came, but this session takes none while it runs; it was not delivered";
    context.ifPresentOrElse(heard -> heard.progress(line), () -> attempt.events().progressed(line));
  }

  @PreDestroy
  void close() {
    if (following != null) {
      following.cancel();
    }
  }
}
