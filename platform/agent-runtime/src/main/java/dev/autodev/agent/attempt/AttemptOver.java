package dev.autodev.agent.attempt;

import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.TaskOutcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Ends an attempt once: nothing of it runs any more, its outcome is in the stream, then its entry
 * is acknowledged, then its slot is free.
 */
@Singleton
class AttemptOver {
  private static final Logger LOG = Logger.getLogger(AttemptOver.class);

  private final Attempts attempts;

  @Inject
  AttemptOver(Attempts attempts) {
    this.attempts = attempts;
  }

  /** Does nothing if somebody else has ended it. */
  void with(Attempt attempt, TaskOutcome outcome) {
    if (!attempt.settle()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    LOG.debugf("task=%s interrupted=%s", attempt.order().task(), interrupted);
    Optional<TaskOutcome> reported = left(attempt, reported(attempt, outcome));
    reported.ifPresent(last -> attempt.events().finished(last).join());
    attempt.acknowledge();
    attempts.ended(attempt);
    LOG.infof(
        "task=%s role=%s epoch=%d %s",
        attempt.order().task(),
        attempt.order().role().wireName(),
        attempt.order().epoch(),
        reported.map(AttemptOver::spoken).orElse("cancelled; nothing is reported"));
    attempt.context().ifPresent(AttemptContext::close);
  }

  /** Before it is reported: the next attempt may begin at once. */
  private static Optional<TaskOutcome> left(Attempt attempt, Optional<TaskOutcome> outcome) {
    if (attempt.context().isEmpty()) {
      return outcome;
    }
    AttemptContext context = attempt.context().get();
    context.stop();
    if (attempt.stop().filter(AttemptOver::isForGood).isPresent()) {
      context.forget();
    }
    return outcome.map(context::leave);
  }

  private static boolean isForGood(Stop stop) {
    return stop instanceof Stop.Cancelled cancelled && cancelled.forGood();
  }

  private static Optional<TaskOutcome> reported(Attempt attempt, TaskOutcome outcome) {
    Optional<Stop> stop = attempt.stop();
    if (stop.isPresent()) {
      return stop.get().outcome();
    }
    // Without a drain, an interruption must count, or it could go on for ever.
    return outcome instanceof TaskOutcome.Interrupted interrupted
        ? Optional.of(
            new TaskOutcome.Retry("was interrupted: " + interrupted.reason(), Optional.empty()))
        : Optional.of(outcome);
  }

  private static String spoken(TaskOutcome outcome) {
    return switch (outcome) {
      case TaskOutcome.Completed completed -> "completed";
      case TaskOutcome.Failed failed -> "failed: " + failed.reason() + "; a person decides";
      case TaskOutcome.Retry retry -> "is to be tried again: " + retry.reason();
      case TaskOutcome.Interrupted interrupted ->
          "interrupted: " + interrupted.reason() + "; ready for another worker";
      case TaskOutcome.Postponed postponed ->
          "postponed: " + postponed.reason() + "; in the queue until " + postponed.until();
      case TaskOutcome.Parked parked -> "parked: " + parked.reason() + "; a person decides";
    };
  }
}
