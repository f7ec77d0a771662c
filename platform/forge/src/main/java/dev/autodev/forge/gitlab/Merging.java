package dev.autodev.forge.gitlab;

import dev.autodev.forge.Branches;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.MergeCommand;
import dev.autodev.forge.MergeOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has GitLab merge exactly the approved commit, once it says that it may be merged. */
final class Merging {
  private static final int LOOKS = 30;

  private final GitLabApi api;
  private final Calls calls;
  private final Project project;
  private final MergeCommand command;
  private final Duration pause;

  Merging(GitLabApi api, Calls calls, Project project, MergeCommand command, Duration pause) {
    this.api = api;
    this.calls = calls;
    this.project = project;
    this.command = command;
    this.pause = pause;
  }

  MergeOutcome merge(Branches branches) {
    for (int look = 0; look < LOOKS; look++) {
      Wire.MergeRequest now = get();
      Optional<MergeOutcome> ended = ended(now);
      if (ended.isPresent()) {
        return ended.get();
      }
      Optional<MergeOutcome> obstacle = branches.obstacle(project.repository(), command);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      String status = now.detailedMergeStatus() == null ? "" : now.detailedMergeStatus();
      switch (status) {
        case "mergeable" -> {
          Optional<MergeOutcome> outcome = tried();
          if (outcome.isPresent()) {
            return outcome.get();
          }
        }
        case "unchecked", "checking", "preparing", "approvals_syncing", "need_rebase" -> {}
        case "ci_must_pass" -> {
          return new FailedJobs(api, calls, project).of(now);
        }
        default -> {
          return notYet(status);
        }
      }
      await();
    }
    return notYet("still looking at the branch");
  }

  private static MergeOutcome notYet(String status) {
    return new MergeOutcome.NotYet("GitLab does not merge it yet: " + status.replace('_', ' '));
  }

  private Wire.MergeRequest get() {
    return calls.read(() -> api.mergeRequest(project.id(), command.mergeRequestId()));
  }

  private Optional<MergeOutcome> ended(Wire.MergeRequest request) {
    return switch (request.state()) {
      case "merged" -> Optional.of(new MergeOutcome.Merged(merged(request), true));
      case "closed" -> Optional.of(new MergeOutcome.Closed(request.iid()));
      default -> Optional.empty();
    };
  }

  private static String merged(Wire.MergeRequest request) {
    return Optional.ofNullable(request.mergeCommitSha())
        .or(() -> Optional.ofNullable(request.squashCommitSha()))
        .or(() -> Optional.ofNullable(request.sha()))
        .orElseThrow(
            () ->
                new ForgeException(
                    "GitLab does not say which commit !%s was merged as; let the task run again"
                        .formatted(request.iid())));
  }

  /** Empty: something has changed since it was looked at. */
  private Optional<MergeOutcome> tried() {
    Wire.Merge merge = new Wire.Merge(command.approvedSha(), command.message(), false);
    try {
      Wire.MergeRequest done =
          calls.write(() -> api.merge(project.id(), command.mergeRequestId(), merge));
      return Optional.of(new MergeOutcome.Merged(merged(done), false));
    } catch (GitLabBusyException e) {
      return Optional.empty(); // perhaps merged: the next look tells
    } catch (GitLabRefusedException e) {
      return switch (e.status()) {
        case 405, 406, 409, 422 -> Optional.empty();
        default -> throw e;
      };
    }
  }

  private void await() {
    try {
      new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ForgeException("interrupted while GitLab was asked to merge; the task runs again");
    }
  }
}
