package dev.autodev.role.devops;

import dev.autodev.forge.FailedJob;
import dev.autodev.forge.MergeOutcome.PipelineFailed;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import java.util.List;

/** What the forge's own pipeline says of a change, for the builder to mend. */
final class PipelineFindings {
  private PipelineFindings() {}

  static List<Finding> of(PipelineFailed failed) {
    return failed.jobs().isEmpty()
        ? List.of(finding("the forge's pipeline failed, and no job of it says why"))
        : failed.jobs().stream().map(PipelineFindings::of).toList();
  }

  private static Finding of(FailedJob job) {
    return finding(
        "job %s of the forge's pipeline failed; its log ends: %s"
            .formatted(job.name(), job.log().isEmpty() ? "(it is empty)" : job.log()));
  }

  private static Finding finding(String message) {
    return new Finding("pipeline", "pipeline-failed", Severity.HIGH, "", 0, message);
  }
}
