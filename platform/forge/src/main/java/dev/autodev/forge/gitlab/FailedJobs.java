package dev.autodev.forge.gitlab;

import dev.autodev.forge.FailedJob;
import dev.autodev.forge.MergeOutcome;
import dev.autodev.forge.hosted.Calls;
import java.util.List;

/** What a pipeline that failed has to say. */
final class FailedJobs {
  private final GitLabApi api;
  private final Calls calls;
  private final Project project;

  FailedJobs(GitLabApi api, Calls calls, Project project) {
    this.api = api;
    this.calls = calls;
    this.project = project;
  }

  /** Of a merge request that must not be merged before its pipeline succeeds. */
  MergeOutcome of(Wire.MergeRequest request) {
    Wire.Pipeline pipeline = request.headPipeline();
    return pipeline != null && pipeline.status().equals("failed")
        ? new MergeOutcome.PipelineFailed(of(pipeline))
        : new MergeOutcome.NotYet(
            "GitLab does not merge it before a pipeline has succeeded: "
                + (pipeline == null ? "there is none" : "it is " + pipeline.status()));
  }

  List<FailedJob> of(Wire.Pipeline pipeline) {
    return calls.all(page -> api.jobs(project.id(), pipeline.id(), GitLabApi.PAGE, page)).stream()
        .filter(job -> job.status().equals("failed"))
        .map(job -> FailedJob.of(job.name(), log(job)))
        .toList();
  }

  private String log(Wire.Job job) {
    String log = calls.read(() -> api.log(project.id(), job.id()));
    return log == null ? "" : log;
  }
}
