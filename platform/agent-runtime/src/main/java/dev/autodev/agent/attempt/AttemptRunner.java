package dev.autodev.agent.attempt;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.evidence.EvidenceCollector;
import dev.autodev.agent.report.Worker;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.agent.work.Surroundings;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskOutcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes one attempt from its claim to its outcome, on a thread of its own. */
@Singleton
class AttemptRunner {
  private static final Logger LOG = Logger.getLogger(AttemptRunner.class);

  private final RoleAgents roles;
  private final Surroundings surroundings;
  private final EvidenceCollector evidence;
  private final Worker worker;
  private final AttemptOver over;

  @Inject
  AttemptRunner(
      RoleAgents roles,
      Surroundings surroundings,
      EvidenceCollector evidence,
      Worker worker,
      AttemptOver over) {
    this.roles = roles;
    this.surroundings = surroundings;
    this.evidence = evidence;
    this.worker = worker;
    this.over = over;
  }

  void start(Attempt attempt) {
    Thread.ofVirtual()
        .name("attempt-" + attempt.order().task() + "-e" + attempt.order().epoch())
        .start(() -> run(attempt));
  }

  private void run(Attempt attempt) {
    attempt.begin(worker.clock());
    attempt.events().claimed();
    LOG.infof(
        "task=%s role=%s epoch=%d type=%s begins",
        attempt.order().task(),
        attempt.order().role().wireName(),
        attempt.order().epoch(),
        attempt.order().payload().taskType().wireName());
    TaskOutcome outcome = outcome(attempt);
    over.with(attempt, outcome);
  }

  private TaskOutcome outcome(Attempt attempt) {
    try {
      if (attempt.stop().isPresent()) {
        return new TaskOutcome.Interrupted("stopped before it began");
      }
      AttemptContext context = surroundings.of(attempt.order(), attempt.events());
      attempt.worksIn(context);
      RoleAgent agent = roles.of(attempt.order().role()).orElseThrow();
      return switch (performed(agent, context)) {
        case TaskOutcome.Completed completed -> verified(completed, attempt, context);
        case TaskOutcome other -> other;
      };
    } catch (AttemptEnded e) {
      return e.outcome();
    } catch (Throwable e) { // whatever a role throws, the process goes on
      if (attempt.stop().isEmpty()) {
        LOG.warnf(
            e,
            "task=%s epoch=%d threw; to be tried again",
            attempt.order().task(),
            attempt.order().epoch());
      }
      return new TaskOutcome.Retry(why(e), Optional.empty());
    }
  }

  private static TaskOutcome performed(RoleAgent agent, AttemptContext context) throws Exception {
    try {
      TaskOutcome outcome = agent.perform(context);
      return outcome == null
          ? new TaskOutcome.Retry(agent.getClass().getName() + " gave no outcome", Optional.empty())
          : outcome;
    } catch (AttemptEnded e) {
      return e.outcome();
    }
  }

  private TaskOutcome verified(
      TaskOutcome.Completed claimed, Attempt attempt, AttemptContext context) {
    Evidence found =
        evidence.collect(
            claimed.result(), claimed.evidence(), context, attempt.events()::verifying);
    if (found.holds()) {
      return new TaskOutcome.Completed(claimed.result(), found, claimed.followUps());
    }
    String refuted =
        found.observations().stream()
            .filter(observation -> !observation.holds())
            .map(AttemptRunner::refuted)
            .collect(Collectors.joining("; "));
    return new TaskOutcome.Failed("what was claimed is not so: " + refuted, found);
  }

  private static String refuted(Observation observation) {
    return observation.subject()
        + ": claimed "
        + observation.claimed()
        + ", found "
        + observation.found();
  }

  private static String why(Throwable e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName();
    String why = message == null || message.isBlank() ? name : name + ": " + message;
    return why.length() > 2_000 ? why.substring(0, 2_000) : why;
  }
}
