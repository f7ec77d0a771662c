package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.client.Asana;
import dev.autodev.asana.client.AsanaException;
import dev.autodev.asana.client.Section;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Tells Asana what comes of what was filed. What was done is written down after it; who dies in
 * between is followed by somebody who does the same once more, which changes nothing.
 */
@ApplicationScoped
class Telling {
  private static final Logger LOG = Logger.getLogger(Telling.class);

  @Inject Asana asana;
  @Inject AsanaConfig config;
  @Inject Executions executions;
  @Inject ProjectLog log;
  @Inject Clock clock;

  /** All that is not told yet. */
  void look() {
    for (Progress progress : executions.unsettled()) {
      Execution execution = progress.execution();
      boolean ends =
          execution.ended() == null
              && progress.flow().filter(flow -> flow.status().terminal()).isPresent();
      if (ends) {
        end(execution, progress.flow().get());
        execution = executions.find(execution.id()).orElse(execution);
      }
      tell(execution, progress);
    }
  }

  private void end(Execution execution, Progress.Flow flow) {
    Status status = Status.of(flow.status());
    boolean success = status == Status.COMPLETED;
    Execution.Ended how =
        new Execution.Ended(
            flow.finishedAt().orElseGet(clock::instant),
            success,
            (flow.result() + "\n\n" + flow.story()).strip(),
            success ? null : flow.result(),
            0);
    log.append(execution, how);
    if (executions.ended(execution, status, how)) {
      note(execution, status, how);
    }
  }

  private static void note(Execution execution, Status status, Execution.Ended how) {
    String task = execution.context().task();
    if (status == Status.FAILED) {
      LOG.errorf(
          "task_execution_failed task_gid=%s execution_id=%d error=\"%s\" duration=%d; it is told in Asana",
          task,
          execution.id(),
          Filing.line(String.valueOf(how.errorMessage())),
          seconds(execution, how));
    } else {
      LOG.infof(
          "task_execution_%s task_gid=%s execution_id=%d success=%s duration=%d",
          status.wireName(), task, execution.id(), how.success(), seconds(execution, how));
    }
  }

  private static long seconds(Execution execution, Execution.Ended how) {
    return Math.max(0, Duration.between(execution.startedAt(), how.completedAt()).toSeconds());
  }

  private void tell(Execution execution, Progress progress) {
    for (Saying.Act act : new Saying(config, execution).of(progress.flow())) {
      if (!progress.said().contains(act.key())) {
        say(execution, act);
        executions.said(execution.id(), act.key());
      }
    }
    if (execution.ended() != null) {
      executions.settled(execution.id());
    }
  }

  /** A task that is gone, or a comment that Asana refuses, keeps nothing else from being told. */
  private void say(Execution execution, Saying.Act act) {
    String task = execution.context().task();
    try {
      switch (act) {
        case Saying.Act.Comment comment ->
            asana.say(task, comment.text(), execution.marker(comment.key()));
        case Saying.Act.Move move -> move(execution, move.section());
        case Saying.Act.Complete complete -> asana.complete(task);
      }
    } catch (AsanaException.Missing | AsanaException.Refused | AsanaException.NotPaidFor e) {
      LOG.warnf(
          "asana_not_told task_gid=%s execution_id=%d what=%s error=\"%s\"; it is not tried again",
          task, execution.id(), act.key(), e.getMessage());
    }
  }

  private void move(Execution execution, String section) {
    asana.sections(execution.context().project()).stream()
        .filter(one -> section.equalsIgnoreCase(one.name()))
        .map(Section::gid)
        .findFirst()
        .ifPresentOrElse(
            gid -> asana.move(execution.context().task(), gid),
            () ->
                LOG.warnf(
                    "section_missing project_gid=%s section=\"%s\"; the task stays where it is",
                    execution.context().project(), section));
  }
}
