package dev.autodev.forge.gitlab;

import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Issue;
import dev.autodev.forge.NewIssue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Issues and epics; the order of the backlog is a label on each. */
final class Backlog {
  private static final Comparator<Issue> RANKED_FIRST =
      Comparator.comparingInt(issue -> issue.rank() == 0 ? Integer.MAX_VALUE : issue.rank());

  private final Issues issues;
  private final Epics epics;

  Backlog(GitLabApi api, Calls calls, Project project) {
    this.issues = new Issues(api, calls, project);
    this.epics = new Epics(api, calls, project);
  }

  Issue create(NewIssue issue) {
    if (issue.kind().equals(IssueText.EPIC)) {
      Optional<Issue> epic = epics.create(issue);
      if (epic.isPresent()) {
        return epic.get();
      }
    }
    Wire.Issue created = issues.create(issue);
    issue
        .parent()
        .ifPresent(
            parent -> {
              if (Epics.isEpic(parent)) {
                epics.assign(parent, created);
              } else {
                issues.link(created, parent);
              }
            });
    return IssueText.shown(created, created.iid());
  }

  /** All open ones, ranked ones first. */
  List<Issue> open() {
    Stream<Issue> ofProject =
        issues.open().stream().map(issue -> IssueText.shown(issue, issue.iid()));
    return Stream.concat(ofProject, epics.open().stream()).sorted(RANKED_FIRST).toList();
  }

  void rank(List<String> bestFirst) {
    List<Issue> open = open();
    for (String id : bestFirst) {
      if (open.stream().noneMatch(issue -> issue.id().equals(id))) {
        throw new ForgeException("there is no open issue " + id + "; create it first");
      }
    }
    for (Issue issue : open) {
      int rank = bestFirst.indexOf(issue.id()) + 1;
      if (rank != issue.rank()) {
        Wire.IssueFields labels =
            Wire.IssueFields.relabelled(
                rank == 0 ? "" : IssueText.rank(rank),
                issue.rank() == 0 ? "" : IssueText.rank(issue.rank()));
        if (Epics.isEpic(issue.id())) {
          epics.change(issue.id(), labels);
        } else {
          issues.change(issue.id(), labels);
        }
      }
    }
  }
}
