package dev.autodev.forge.gitlab;

import dev.autodev.forge.ForgeException;
import dev.autodev.forge.MergeCommand;
import dev.autodev.forge.MergeOutcome;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.MergeLooks;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Merges where GitLab says {@code mergeable}. */
final class Merging extends MergeLooks<Wire.MergeRequest> {
  private static final Set<String> UNDECIDED =
      Set.of("unchecked", "checking", "preparing", "approvals_syncing");

  private final GitLabApi api;
  private final Project project;

  Merging(GitLabApi api, Calls calls, Project project, MergeCommand command, Duration pause) {
    super("GitLab", calls, command, pause);
    this.api = api;
    this.project = project;
  }

  @Override
  protected Wire.MergeRequest get() {
    return calls.read(() -> api.mergeRequest(project.id(), command.mergeRequestId()));
  }

  @Override
  protected Optional<MergeOutcome> ended(Wire.MergeRequest request) {
    return switch (request.state()) {
      case "merged" -> Optional.of(new MergeOutcome.Merged(merged(request), true));
      case "closed" -> Optional.of(new MergeOutcome.Closed(request.iid()));
      default -> Optional.empty();
    };
  }

  @Override
  protected boolean undecided(Wire.MergeRequest request) {
    return UNDECIDED.contains(status(request));
  }

  private static String status(Wire.MergeRequest request) {
    return request.detailedMergeStatus() == null ? "" : request.detailedMergeStatus();
  }

  @Override
  protected Optional<MergeOutcome> step(Wire.MergeRequest request) {
    return switch (status(request)) {
      case "mergeable" -> tried(() -> merged(merge()));
      case "need_rebase" -> Optional.empty();
      case "ci_must_pass" -> Optional.of(new FailedJobs(api, calls, project).of(request));
      default -> Optional.of(notYet(status(request).replace('_', ' ')));
    };
  }

  private Wire.MergeRequest merge() {
    return api.merge(
        project.id(),
        command.mergeRequestId(),
        new Wire.Merge(command.approvedSha(), command.message(), false));
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
}
