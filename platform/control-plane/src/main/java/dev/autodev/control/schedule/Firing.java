package dev.autodev.control.schedule;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.flow.TaskFilings;
import dev.autodev.control.flow.WorkflowMoves;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.ScheduleJournal.Outcome;
import dev.autodev.control.ledger.ScheduleRow;
import dev.autodev.control.timetable.Look;
import dev.autodev.control.timetable.OverlapPolicy;
import dev.autodev.model.InvalidModelException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does what a locked schedule asks for at an instant; what it files is in the same transaction. */
@ApplicationScoped
class Firing {
  private static final Logger LOG = Logger.getLogger(Firing.class);
  private static final String LATE = "nobody looked in time";

  @Inject TaskFilings tasks;
  @Inject WorkflowMoves workflows;
  @Inject ScheduleConfig config;

  /** Looks at a schedule; nothing happens to one that another scheduler looked at meanwhile. */
  void look(Ledger ledger, String id) {
    ledger
        .schedule(id)
        .filter(schedule -> schedule.status() == ScheduleStatus.ACTIVE)
        .ifPresent(schedule -> look(ledger, schedule));
  }

  private void look(Ledger ledger, ScheduleRow schedule) {
    Optional<Instant> waiting = schedule.waiting().filter(time -> schedule.atWork().isEmpty());
    waiting.ifPresent(due -> file(ledger, schedule, due, false));
    Look look = schedule.look(ledger.now(), config.lateAfter());
    if (look.back()) {
      LOG.warnf("schedule=%s the clock was set back; what ran does not run again", schedule.id());
    }
    look.missed().forEach(due -> not(ledger, schedule, due, OccurrenceStatus.MISSED, LATE));
    look.run().forEach(due -> come(ledger, schedule, due));
    if (schedule.isDue(ledger.now()) || look.back()) {
      schedule.seen(ledger.now(), look.next());
    }
  }

  private void come(Ledger ledger, ScheduleRow schedule, Instant due) {
    OverlapPolicy overlap = schedule.body().overlap();
    if (schedule.atWork().isEmpty() || overlap == OverlapPolicy.ALLOW) {
      file(ledger, schedule, due, false);
      return;
    }
    String why = schedule.atWork().orElseThrow() + " is at work";
    boolean waits = overlap == OverlapPolicy.QUEUE && schedule.waits() < Look.MOST;
    not(ledger, schedule, due, waits ? OccurrenceStatus.WAITING : OccurrenceStatus.SKIPPED, why);
  }

  private static void not(
      Ledger ledger, ScheduleRow schedule, Instant due, OccurrenceStatus status, String why) {
    ledger.journal().schedules().decide(schedule, due, Outcome.not(status, why));
    LOG.infof("schedule=%s due=%s %s: %s", schedule.id(), due, status.wireName(), why);
  }

  /** Files the work of one time; a refusal is its outcome, and the next time is tried again. */
  void file(Ledger ledger, ScheduleRow schedule, Instant due, boolean byHand) {
    Principal by = Principal.agent(schedule.createdBy());
    String key = "schedule:" + schedule.id() + ":" + due;
    Outcome outcome;
    try {
      outcome =
          switch (Filled.of(schedule.body(), due)) {
            case ScheduledWork.Task task ->
                filed(tasks.file(ledger, task.filed(key), by).id(), null, byHand);
            case ScheduledWork.Workflow workflow ->
                filed(null, workflows.start(ledger, workflow.started(key), by), byHand);
          };
      schedule.atWork(outcome.work());
      LOG.infof("schedule=%s due=%s filed %s", schedule.id(), due, schedule.atWork().orElse(""));
    } catch (ControlPlaneException | InvalidModelException e) {
      String why = String.valueOf(e.getMessage());
      outcome = new Outcome(OccurrenceStatus.REFUSED, byHand, null, null, why);
      LOG.warnf("schedule=%s due=%s refused, tried at its next time: %s", schedule.id(), due, why);
    }
    ledger.journal().schedules().decide(schedule, due, outcome);
  }

  private static Outcome filed(@Nullable String task, @Nullable String workflow, boolean byHand) {
    return new Outcome(OccurrenceStatus.FILED, byHand, task, workflow, null);
  }
}
