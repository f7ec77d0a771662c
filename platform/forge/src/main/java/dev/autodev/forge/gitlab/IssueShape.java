package dev.autodev.forge.gitlab;

import dev.autodev.forge.Issue;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.ToldIssue;

/** What an issue of ours looks like there. */
final class IssueShape {
  private IssueShape() {}

  static Wire.IssueFields of(NewIssue issue) {
    return new Wire.IssueFields(
        issue.title(),
        ToldIssue.text(issue),
        issue.kind() + "," + ToldIssue.OURS,
        issue.weight() == 0 || issue.kind().equals(ToldIssue.EPIC) ? null : issue.weight(),
        null,
        null,
        null);
  }

  static Issue shown(Wire.Issue issue, String id) {
    return new ToldIssue(
            id,
            issue.title(),
            issue.description(),
            issue.labels(),
            issue.weight(),
            issue.state().equals("opened") ? "open" : issue.state(),
            issue.webUrl())
        .shown();
  }
}
