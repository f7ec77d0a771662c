package dev.autodev.control.apply;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.budget.Breaches;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What the end of an attempt means for its task. */
@ApplicationScoped
public class Outcomes {
  private static final Logger LOG = Logger.getLogger(Outcomes.class);

  @Inject ControlPlaneConfig config;
  @Inject FollowUps followUps;
  @Inject EndedTasks ended;
  @Inject Breaches breaches;

  void apply(Ledger ledger, TaskRow task, TaskOutcome outcome) {
    ledger.wake();
    switch (outcome) {
      case TaskOutcome.Completed done -> completed(ledger, task, done);
      case TaskOutcome.Failed failed -> failed(ledger, task, failed);
      case TaskOutcome.Parked parked -> parked(ledger, task, parked);
      case TaskOutcome.Retry retry -> retry(ledger, task, retry);
      case TaskOutcome.Interrupted interrupted -> interrupted(ledger, task, interrupted.reason());
      case TaskOutcome.Postponed postponed -> postponed(ledger, task, postponed);
    }
  }

  private void parked(Ledger ledger, TaskRow task, TaskOutcome.Parked parked) {
    String why = Jsonb.plain(parked.reason());
    task.end(TaskStatus.PARKED, why, ledger.now());
    log(task, "needs a person");
    parked
        .budget()
        .ifPresent(budget -> breaches.of(ledger, task, BudgetScope.of(Jsonb.plain(budget)), why));
    ended.tell(ledger, task, parked);
  }

  private void completed(Ledger ledger, TaskRow task, TaskOutcome.Completed done) {
    if (!done.evidence().holds()) {
      failed(ledger, task, new TaskOutcome.Failed(doubt(done.evidence()), done.evidence()));
      return;
    }
    task.outcome(done.result(), done.evidence());
    task.end(TaskStatus.COMPLETED, null, ledger.now());
    log(task, "done");
    followUps.file(ledger, task, done.followUps());
    ended.tell(ledger, task, done);
  }

  private void failed(Ledger ledger, TaskRow task, TaskOutcome.Failed failed) {
    task.outcome(null, failed.evidence());
    task.end(TaskStatus.FAILED, Jsonb.plain(failed.reason()), ledger.now());
    log(task, "needs a person, or its workflow goes on without it");
    ended.tell(ledger, task, failed);
  }

  /** A fault of the surroundings: later again, or parked. */
  void retry(Ledger ledger, TaskRow task, TaskOutcome.Retry retry) {
    String why = Jsonb.plain(retry.reason());
    if (task.exhausted()) {
      String reason = "tried %d times, last: %s".formatted(task.attempts(), why);
      task.end(TaskStatus.PARKED, reason, ledger.now());
      ledger.journal().tell(task, "parked", reason);
      log(task, "attempts used up, needs a person");
      ended.tell(ledger, task, new TaskOutcome.Parked(reason));
      return;
    }
    task.again(why, retry.notBefore().orElseGet(() -> ledger.now().plus(backOff(task.attempts()))));
    log(task, "tried again");
  }

  /** Not its fault: at once again, and the attempt does not count. */
  void interrupted(Ledger ledger, TaskRow task, String why) {
    task.uncount();
    task.move(TaskStatus.INTERRUPTED);
    task.again(Jsonb.plain(why), null);
    ledger.journal().tell(task, "ready", "interrupted: " + why);
    ledger.wake();
    log(task, "ready again");
  }

  /**
   * Not its fault either: again when its time has come, and the attempt does not count. A worker
   * whose clock goes wrong must not have it sent out without end.
   */
  private void postponed(Ledger ledger, TaskRow task, TaskOutcome.Postponed postponed) {
    Instant soonest = ledger.now().plus(config.retryBackOff());
    Instant until = postponed.until().isAfter(soonest) ? postponed.until() : soonest;
    task.uncount();
    task.again(Jsonb.plain(postponed.reason()), until);
    log(task, "waits until " + until);
  }

  /** Its worker went silent: ready again, or parked if that happened too often. */
  public void lost(Ledger ledger, TaskRow task, String why) {
    ledger.wake();
    if (task.exhausted()) {
      String reason = "lost its worker %d times, last: %s".formatted(task.attempts(), why);
      task.end(TaskStatus.PARKED, reason, ledger.now());
      ledger.journal().tell(task, "parked", reason);
      log(task, "attempts used up, needs a person");
      ended.tell(ledger, task, new TaskOutcome.Parked(reason));
      return;
    }
    task.again(why, null);
    ledger.journal().tell(task, "ready", why);
    log(task, "dispatched again, " + why);
  }

  private Duration backOff(int attempts) {
    long factor = 1L << Math.clamp(attempts - 1L, 0, 20);
    Duration wait = config.retryBackOff().multipliedBy(factor);
    return wait.compareTo(config.retryBackOffLimit()) > 0 ? config.retryBackOffLimit() : wait;
  }

  private static String doubt(Evidence evidence) {
    return evidence.observations().stream()
        .filter(observation -> !observation.holds())
        .map(
            observation ->
                "%s: claimed %s, found %s"
                    .formatted(
                        observation.subject(),
                        quoted(observation.claimed()),
                        quoted(observation.found())))
        .collect(Collectors.joining("; "));
  }

  private static String quoted(String text) {
    return text.isBlank() ? "nothing" : text;
  }

  static String summary(TaskOutcome outcome) {
    return switch (outcome) {
      case TaskOutcome.Completed done ->
          "completed" + (done.evidence().holds() ? "" : ", but evidence is against it");
      case TaskOutcome.Failed failed -> "failed: " + failed.reason();
      case TaskOutcome.Retry retry -> "to be tried again: " + retry.reason();
      case TaskOutcome.Interrupted interrupted -> "interrupted: " + interrupted.reason();
      case TaskOutcome.Postponed postponed ->
          "postponed until %s: %s".formatted(postponed.until(), postponed.reason());
      case TaskOutcome.Parked parked -> "parked: " + parked.reason();
    };
  }

  private static void log(TaskRow task, String next) {
    LOG.infof(
        "task=%s role=%s epoch=%d %s: %s",
        task.id(), task.type().role().wireName(), task.epoch(), task.status().wireName(), next);
  }
}
