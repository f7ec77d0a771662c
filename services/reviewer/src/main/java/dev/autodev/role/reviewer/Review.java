package dev.autodev.role.reviewer;

import dev.autodev.agent.Ask;
import dev.autodev.agent.Checkout;
import dev.autodev.agent.Quoted;
import dev.autodev.agent.TaskContext;
import dev.autodev.agent.Trust;
import dev.autodev.forge.Diff;
import dev.autodev.forge.FileChange;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One review: the session reads diff and code, its findings become comments. */
final class Review {
  private final TaskContext work;
  private final TaskPayload.ReviewMr asked;
  private final ChangeRef change;

  Review(TaskContext work, TaskPayload.ReviewMr asked) {
    this.work = work;
    this.asked = asked;
    this.change = asked.change();
  }

  /** What the session hands in. */
  record Verdict(boolean approve, String summary, List<Remark> findings) {}

  /** Something wrong; line 0: the whole file. */
  record Remark(String rule, Severity severity, String file, int line, String message) {}

  TaskOutcome carryOut() {
    Worktree worktree = Checkout.of(work, change);
    Diff diff = work.forge().diff(work.forgeRepository(), change.baseSha(), change.headSha());
    Verdict verdict = work.ask(worktree, new Ask<>(prompt(diff), ToolSet.READ_ONLY, Verdict.class));
    Set<String> touched = diff.files().stream().map(FileChange::path).collect(Collectors.toSet());
    Placing placing = new Placing(worktree.directory(), touched);
    List<Finding> findings = verdict.findings().stream().map(placing::placed).toList();
    new ReviewComments(work, change, touched).post(verdict.approve(), verdict.summary(), findings);
    return new TaskOutcome.Completed(
        new TaskResult.ReviewDone(verdict.approve(), verdict.summary(), findings), Evidence.NONE);
  }

  private String prompt(Diff diff) {
    return "Review this change: round %d, %d files, +%d -%d lines. The worktree is at its head.%n"
            .formatted(asked.round(), diff.files().size(), diff.added(), diff.removed())
        + Quoted.of(Trust.AGENT, "title of the change", asked.title())
        + Quoted.of(Trust.REQUEST, "approved specification", asked.spec())
        + Quoted.of(Trust.AGENT, "diff written by the author of the change", diff.patch());
  }
}
