package dev.autodev.agent.evidence;

import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskResult;

/** Whether the merged commit is on the default branch, in a clone made for this look. */
final class MergeEvidence {
  private MergeEvidence() {}

  static Observation of(TaskResult.Deployed deployed, AttemptContext context) {
    String branch = context.repository().defaultBranch();
    String head = context.forge().head(context.forgeRepository(), branch);
    boolean holds =
        head.equals(deployed.mergedSha())
            || context.git().contains(context.worktree().directory(), deployed.mergedSha());
    return new Observation(
        "merged commit",
        deployed.mergedSha(),
        holds ? "on " + branch + ", whose head is " + head : branch + " at " + head + " lacks it",
        holds);
  }
}
