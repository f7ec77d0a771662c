package dev.autodev.role.reviewer;

import dev.autodev.agent.TaskContext;
import dev.autodev.forge.NewComment;
import dev.autodev.model.Finding;
import dev.autodev.model.task.ChangeRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The review on the merge request, keyed so that a repetition adds nothing. */
final class ReviewComments {
  private final TaskContext work;
  private final ChangeRef change;
  private final Set<String> touched;

  ReviewComments(TaskContext work, ChangeRef change, Set<String> touched) {
    this.work = work;
    this.change = change;
    this.touched = touched;
  }

  void post(boolean approve, String summary, List<Finding> findings) {
    String verdict = approve ? "Approved" : "Changes requested";
    comment(0, "", 0, "%s at %s.%n%n%s".formatted(verdict, change.headSha(), summary));
    int index = 0;
    for (Finding finding : findings) {
      index++;
      boolean inDiff = touched.contains(finding.file());
      String where = inDiff ? "" : finding.place() + ": ";
      String text =
          "%s (%s): %s%s"
              .formatted(finding.severity().wireName(), finding.rule(), where, finding.message());
      comment(index, inDiff ? finding.file() : "", inDiff ? finding.line() : 0, text);
    }
  }

  private void comment(int index, String file, int line, String text) {
    work.forge()
        .comment(
            work.forgeRepository(),
            new NewComment(
                work.order().task().value() + "-" + index,
                "merge_request",
                change.mergeRequest(),
                text,
                Optional.of(file).filter(path -> !path.isEmpty()),
                line));
  }
}
