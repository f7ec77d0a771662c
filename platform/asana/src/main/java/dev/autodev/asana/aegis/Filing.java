package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.asana.client.Asana;
import dev.autodev.asana.client.AsanaException;
import dev.autodev.asana.client.AsanaTask;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.flow.WorkflowMoves;
import dev.autodev.model.InvalidModelException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes tasks while there is room, and starts a workflow for each that was taken. */
@ApplicationScoped
class Filing {
  private static final Logger LOG = Logger.getLogger(Filing.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Who files what nobody asked for by hand. */
  static final String BY = Principal.agent("asana").author();

  @Inject Asana asana;
  @Inject AsanaConfig config;
  @Inject Candidates candidates;
  @Inject Executions executions;
  @Inject WorkflowMoves workflows;
  @Inject Clock clock;

  /** The best that were found, as far as there is room. */
  void choose(String bot) {
    int room = config.maxConcurrentTasks() - executions.active();
    if (room > 0) {
      candidates.next(room).forEach(candidate -> choose(candidate, bot));
    }
  }

  /** What was found may be some time ago: the task is read again. */
  private void choose(Candidate candidate, String bot) {
    Optional<AsanaTask> now = stillOpen(candidate, bot);
    if (now.isEmpty()) {
      candidates.gone(candidate.task());
      return;
    }
    Asked asked = Asked.of(now.get(), candidate, Objects.requireNonNull(candidate.repository()));
    executions
        .open(
            asked,
            config.workflow(),
            candidate.score(),
            new Executions.Opening(BY, clock.instant(), false))
        .ifPresent(
            id ->
                LOG.infof(
                    "task_dispatched task_gid=%s task_name=\"%s\" priority_score=%s execution_id=%d",
                    asked.task(), line(asked.name()), score(candidate.score()), id));
  }

  private Optional<AsanaTask> stillOpen(Candidate candidate, String bot) {
    try {
      return Optional.of(asana.task(candidate.task()))
          .filter(task -> !task.completed())
          .filter(task -> task.assignee() == null || task.assignee().gid().equals(bot));
    } catch (AsanaException.Missing e) {
      return Optional.empty();
    }
  }

  /**
   * Starts what is written down; one that was started by a process that died is found by its key.
   */
  void start() {
    executions.unfiled().forEach(this::start);
  }

  private void start(Execution execution) {
    Asked asked = execution.context();
    try {
      String workflow =
          workflows
              .start(asked.workflow(execution.agentType(), execution.id()), execution.principal())
              .await()
              .atMost(LONGEST);
      executions.filed(execution.id(), workflow);
      LOG.infof(
          "task_execution_started task_gid=%s task_name=\"%s\" execution_id=%d workflow=%s",
          asked.task(), line(asked.name()), execution.id(), workflow);
    } catch (ControlPlaneException.Invalid | InvalidModelException e) {
      String why = String.valueOf(e.getMessage());
      executions.ended(
          execution, Status.FAILED, new Execution.Ended(clock.instant(), false, null, why, 0));
      LOG.errorf(
          "task_execution_failed task_gid=%s execution_id=%d error=\"%s\"; it is told in Asana",
          asked.task(), execution.id(), line(why));
    }
  }

  /** One that fits between quotes. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\"]", " ");
  }

  private static String score(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }
}
