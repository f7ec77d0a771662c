package dev.autodev.forge.github;

import dev.autodev.forge.Issue;
import dev.autodev.forge.NewComment;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.RankLabels;
import dev.autodev.forge.hosted.ToldIssue;
import java.util.List;
import java.util.Optional;

/** Issues in their order; an epic is one with a label, and has the others as its sub-issues. */
final class Backlog {
  private static final int INVALID = 422;
  private static final int GONE = 410;

  private final GitHubApi api;
  private final Calls calls;
  private final Repository at;
  private final Issues issues;

  Backlog(GitHubApi api, Calls calls, Repository at) {
    this.api = api;
    this.calls = calls;
    this.at = at;
    this.issues = new Issues(api, calls, at);
  }

  Issue create(NewIssue issue) {
    Wire.Issue created = issues.create(issue);
    issue.parent().ifPresent(parent -> assign(parent, created));
    return shown(created);
  }

  private void assign(String parent, Wire.Issue child) {
    Wire.SubIssue sub = new Wire.SubIssue(child.id());
    try {
      calls.repeat(() -> calls.write(() -> api.addSubIssue(at.owner(), at.name(), parent, sub)));
    } catch (ForgeRefusedException e) {
      if (e.notAllowed() || e.status() == GONE) {
        mention(parent, child);
      } else if (e.status() != INVALID) { // it is one already
        throw e;
      }
    }
  }

  /** Where there are no sub-issues: GitHub shows a mention on both. */
  private void mention(String parent, Wire.Issue child) {
    String number = Integer.toString(child.number());
    new Comments(api, calls, at)
        .add(
            new NewComment(
                "part-of-" + parent, "issue", number, "Part of #" + parent, Optional.empty(), 0));
  }

  /** All open ones, ranked ones first. */
  List<Issue> open() {
    return RankLabels.sorted(issues.open().stream().map(Backlog::shown));
  }

  void rank(List<String> bestFirst) {
    RankLabels.put(
        open(),
        bestFirst,
        (issue, added, removed) -> {
          added.ifPresent(label -> issues.label(issue.id(), label));
          removed.ifPresent(label -> issues.unlabel(issue.id(), label));
        });
  }

  private static Issue shown(Wire.Issue issue) {
    return new ToldIssue(
            Integer.toString(issue.number()),
            issue.title(),
            issue.body(),
            issue.labelNames(),
            null,
            issue.state(),
            issue.htmlUrl())
        .shown();
  }
}
