package dev.autodev.forge;

import java.util.List;

/** What became of a merge. */
public sealed interface MergeOutcome {
  /** The change is on the default branch; {@code already} when an earlier call had done it. */
  record Merged(String sha, boolean already) implements MergeOutcome {}

  /** The default branch had moved; the branch now starts from it and is to be tested again. */
  record Rebased(String newHeadSha) implements MergeOutcome {}

  /** The branch is not at the approved commit. */
  record HeadMoved(String actualSha) implements MergeOutcome {}

  /** Rebased, the change is another one than was approved; the branch is there, for review. */
  record ContentChanged(String newHeadSha, String patchId) implements MergeOutcome {}

  /** The forge lets it wait, such as for a pipeline that runs or a rule of the project. */
  record NotYet(String why) implements MergeOutcome {}

  /** The forge does not merge what its own pipeline refuses. */
  record PipelineFailed(List<FailedJob> jobs) implements MergeOutcome {
    /** Copies. */
    public PipelineFailed {
      jobs = List.copyOf(jobs);
    }
  }

  /** Somebody has closed the merge request, which is a decision of theirs. */
  record Closed(String mergeRequest) implements MergeOutcome {}

  /** The default branch moved in the same lines. */
  record Conflict(List<String> files) implements MergeOutcome {
    /** Copies. */
    public Conflict {
      files = List.copyOf(files);
    }
  }
}
