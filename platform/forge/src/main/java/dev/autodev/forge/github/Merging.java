package dev.autodev.forge.github;

import dev.autodev.forge.FailedJob;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.MergeCommand;
import dev.autodev.forge.MergeOutcome;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.MergeLooks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Merges where GitHub's {@code mergeable_state} lets it. */
final class Merging extends MergeLooks<Wire.Pull> {
  private final GitHubApi api;
  private final Repository at;

  Merging(GitHubApi api, Calls calls, Repository at, MergeCommand command, Duration pause) {
    super("GitHub", calls, command, pause);
    this.api = api;
    this.at = at;
  }

  @Override
  protected Wire.Pull get() {
    return new PullRequests(api, calls, at).get(command.mergeRequestId());
  }

  @Override
  protected Optional<MergeOutcome> ended(Wire.Pull pull) {
    if (pull.mergedAt() != null) {
      return Optional.of(new MergeOutcome.Merged(merged(pull), true));
    }
    return pull.state().equals("closed")
        ? Optional.of(new MergeOutcome.Closed(command.mergeRequestId()))
        : Optional.empty();
  }

  private static String merged(Wire.Pull pull) {
    if (pull.mergeCommitSha() == null) {
      throw new ForgeException(
          "GitHub does not say which commit #%d was merged as; let the task run again"
              .formatted(pull.number()));
    }
    return pull.mergeCommitSha();
  }

  @Override
  protected boolean undecided(Wire.Pull pull) {
    return state(pull).equals("unknown");
  }

  private static String state(Wire.Pull pull) {
    return pull.mergeableState() == null ? "unknown" : pull.mergeableState();
  }

  @Override
  protected Optional<MergeOutcome> step(Wire.Pull pull) {
    return switch (state(pull)) {
      case "clean", "has_hooks", "unstable" -> tried(() -> merge().sha());
      case "behind", "dirty" -> Optional.empty();
      case "draft" -> Optional.of(notYet("it is a draft; mark it as ready for review"));
      default -> Optional.of(blocked(pull.head().sha()));
    };
  }

  private Wire.Merged merge() {
    String[] message = command.message().split("\n", 2);
    return api.merge(
        at.owner(),
        at.name(),
        command.mergeRequestId(),
        new Wire.Merge(command.approvedSha(), message[0], message[1].strip(), "merge"));
  }

  private MergeOutcome blocked(String sha) {
    Checks checks = new Checks(api, calls, at, sha);
    List<FailedJob> failed = checks.failed();
    if (!failed.isEmpty()) {
      return new MergeOutcome.PipelineFailed(failed);
    }
    String waiting = checks.waiting();
    return notYet(
        waiting.isEmpty()
            ? "a rule of the branch asks for a review or a check that is missing"
            : "it waits for " + waiting);
  }
}
