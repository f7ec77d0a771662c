package dev.autodev.control.apply;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Applies the events of one attempt, if it still is the attempt that counts. */
@ApplicationScoped
class TaskEvents {
  private static final Logger LOG = Logger.getLogger(TaskEvents.class);

  @Inject ControlPlaneConfig config;
  @Inject Outcomes outcomes;
  @Inject EventMeters meters;

  void apply(Ledger ledger, SwarmEvent.OfTask event) {
    Optional<TaskRow> found = ledger.task(event.task().value());
    if (found.isEmpty()) {
      refuse(ledger, event, "there is no such task");
      return;
    }
    TaskRow task = found.get();
    if (duplicate(task, event)) {
      meters.count("duplicate");
      LOG.debugf("task=%s epoch=%d seq=%d seen before", event.task(), event.epoch(), event.seq());
      return;
    }
    Optional<String> stale = stale(task, event);
    if (stale.isPresent()) {
      ledger
          .journal()
          .tell(
              task.id(),
              event.epoch(),
              // Without its number: that of an impostor must not take the place of the real one's.
              null,
              "refused",
              event.worker().value(),
              name(event) + ": " + stale.get());
      refuse(ledger, event, stale.get());
      return;
    }
    accept(ledger, task, event);
    meters.count("applied");
  }

  /** An event of the attempt that counts, or of one that this worker brought to its end. */
  private static boolean duplicate(TaskRow task, SwarmEvent.OfTask event) {
    return task.epoch() == event.epoch()
        && event.seq() <= task.lastSeq()
        && event.worker().value().equals(task.worker());
  }

  private static Optional<String> stale(TaskRow task, SwarmEvent.OfTask event) {
    if (task.epoch() != event.epoch()) {
      return Optional.of(
          "it is of attempt %d, the task is at %d".formatted(event.epoch(), task.epoch()));
    }
    if (task.status() == TaskStatus.DISPATCHED) {
      return Optional.empty();
    }
    if (!task.status().held()) {
      return Optional.of("the task is " + task.status().wireName());
    }
    return task.heldBy(event.worker().value(), event.epoch())
        ? Optional.empty()
        : Optional.of("the task is with worker " + task.worker());
  }

  private void refuse(Ledger ledger, SwarmEvent.OfTask event, String why) {
    meters.count("refused");
    LOG.debugf(
        "task=%s epoch=%d worker=%s %s refused: %s; told to stop",
        event.task(), event.epoch(), event.worker(), name(event), why);
    ledger.say(event.worker().value(), new ControlMessage.Cancel(event.task(), event.epoch(), why));
  }

  private void accept(Ledger ledger, TaskRow task, SwarmEvent.OfTask event) {
    if (task.status() == TaskStatus.DISPATCHED) {
      // Whatever comes first is the claim: the claim itself may have been lost with Redis.
      task.claim(event.worker().value(), ledger.now(), ledger.now().plus(config.lease()));
    } else {
      task.renew(ledger.now().plus(config.lease()));
    }
    task.seen(event.seq());
    ledger
        .journal()
        .tell(
            task.id(),
            event.epoch(),
            event.seq(),
            name(event),
            event.worker().value(),
            Jsonb.plain(text(event)));
    switch (event) {
      case SwarmEvent.TaskVerifying verifying -> {
        if (task.status() == TaskStatus.IN_PROGRESS) {
          task.move(TaskStatus.VERIFYING);
        }
      }
      case SwarmEvent.UsageReported usage -> {
        task.consume(usage.usage());
        ledger.journal().consumed(task.identity(), usage.model(), usage.usage());
      }
      case SwarmEvent.InstructionHeard heard -> ledger.journal().heard(heard.instruction(), task);
      case SwarmEvent.TaskFinished finished -> outcomes.apply(ledger, task, finished.outcome());
      case SwarmEvent.TaskClaimed claimed -> {}
      case SwarmEvent.TaskProgressed progressed -> {}
      case SwarmEvent.HelpRequested help -> {}
      case SwarmEvent.DiscussionPosted discussion -> {}
    }
  }

  private static String name(SwarmEvent.OfTask event) {
    return switch (event) {
      case SwarmEvent.TaskClaimed e -> "task_claimed";
      case SwarmEvent.TaskProgressed e -> "task_progressed";
      case SwarmEvent.TaskVerifying e -> "task_verifying";
      case SwarmEvent.UsageReported e -> "usage_reported";
      case SwarmEvent.InstructionHeard e -> "instruction_heard";
      case SwarmEvent.HelpRequested e -> "help_requested";
      case SwarmEvent.DiscussionPosted e -> "discussion_posted";
      case SwarmEvent.TaskFinished e -> "task_finished";
    };
  }

  private static String text(SwarmEvent.OfTask event) {
    return switch (event) {
      case SwarmEvent.TaskClaimed e -> "begun";
      case SwarmEvent.TaskProgressed e -> e.message();
      case SwarmEvent.TaskVerifying e -> "looking for evidence";
      case SwarmEvent.UsageReported e ->
          "%s: %d tokens, %s USD"
              .formatted(e.model(), e.usage().totalTokens(), e.usage().costUsd());
      case SwarmEvent.InstructionHeard e -> "the session has answered to what an operator said";
      case SwarmEvent.HelpRequested e -> e.question();
      case SwarmEvent.DiscussionPosted e -> e.topic() + ": " + e.text();
      case SwarmEvent.TaskFinished e -> Outcomes.summary(e.outcome());
    };
  }
}
