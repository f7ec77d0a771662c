package dev.autodev.agent.evidence;

import dev.autodev.agent.work.AttemptContext;
import dev.autodev.forge.Issue;
import dev.autodev.model.task.Evidence.Observation;
import java.util.Optional;

/** Whether an issue that a result speaks of is on the forge, as what it is said to be. */
final class IssueEvidence {
  private IssueEvidence() {}

  static Observation of(String kind, String id, AttemptContext context) {
    Optional<Issue> there =
        context.forge().issues(context.forgeRepository()).stream()
            .filter(issue -> issue.id().equals(id))
            .findFirst();
    return new Observation(
        "issue",
        kind + " " + id,
        there.map(issue -> issue.kind() + " " + issue.id()).orElse("there is no such issue"),
        there.filter(issue -> issue.kind().equals(kind)).isPresent());
  }
}
