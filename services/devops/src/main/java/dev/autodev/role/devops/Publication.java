package dev.autodev.role.devops;

import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Publishes an approved product with its repository's own command, from the approved commit. */
final class Publication {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']+");

  private final TaskContext work;
  private final TaskPayload.Publish asked;

  Publication(TaskContext work, TaskPayload.Publish asked) {
    this.work = work;
    this.asked = asked;
  }

  TaskOutcome carryOut() {
    Optional<String> command = work.repository().publishCommand();
    if (command.isEmpty()) {
      return failed(
          "repository %s has no publish command; give it one (claude-swarm repos set %s --publish COMMAND) and retry this task, or publish %s on %s by hand from %s"
              .formatted(
                  work.repository().name(),
                  work.repository().name(),
                  asked.product(),
                  asked.target(),
                  asked.approvedSha().isEmpty() ? "the approved commit" : asked.approvedSha()));
    }
    Worktree worktree = work.worktree();
    RepositoryCommand commands = new RepositoryCommand(work, worktree.directory());
    if (!asked.approvedSha().isEmpty() && !worktree.headSha().equals(asked.approvedSha())) {
      Finished found = commands.checkOut(asked.approvedSha());
      if (!found.ok()) {
        return failed(
            "the approved commit %s cannot be checked out (%s); retry this task when the repository has it again"
                .formatted(asked.approvedSha(), found.output().strip()));
      }
    }
    return published(
        commands.run(
            "publish",
            command.get(),
            Map.of("PUBLISH_TARGET", asked.target(), "PUBLISH_PRODUCT", asked.product())));
  }

  private TaskOutcome published(Finished ran) {
    String said = Deployment.tail(ran.output(), "nothing");
    if (ran.ending() instanceof Ending.Interrupted) {
      return new TaskOutcome.Failed(
          "the publish command was interrupted, and whether it has published is not known; look at %s, then retry this task or cancel it. It said: %s"
              .formatted(asked.target(), said));
    }
    if (!ran.ok()) {
      return failed(
          "the publish command failed (%s); mend it and retry this task. It said: %s"
              .formatted(Deployment.how(ran), said));
    }
    String address =
        ADDRESS.matcher(ran.output()).results().map(MatchResult::group).reduce("", (a, b) -> b);
    return new TaskOutcome.Completed(
        new TaskResult.Published(asked.target(), address, said), Evidence.NONE);
  }

  private static TaskOutcome failed(String why) {
    return new TaskOutcome.Failed("nothing was published: " + why);
  }
}
