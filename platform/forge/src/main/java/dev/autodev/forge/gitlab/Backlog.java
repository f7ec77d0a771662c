package dev.autodev.forge.gitlab;

import dev.autodev.forge.Issue;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.RankLabels;
import dev.autodev.forge.hosted.ToldIssue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Issues and epics; the order of the backlog is a label on each. */
final class Backlog {
  private final Issues issues;
  private final Epics epics;

  Backlog(GitLabApi api, Graph graph, Calls calls, Project project) {
    this.issues = new Issues(api, calls, project);
    this.epics =
        new Epics(
            calls,
            project,
            new RestEpics(api, calls, project.group()),
            new WorkItemEpics(graph, project.group()));
  }

  Issue create(NewIssue issue) {
    if (issue.kind().equals(ToldIssue.EPIC)) {
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
    return IssueShape.shown(created, created.iid());
  }

  /** All open ones, ranked ones first. */
  List<Issue> open() {
    Stream<Issue> ofProject =
        issues.open().stream().map(issue -> IssueShape.shown(issue, issue.iid()));
    return RankLabels.sorted(Stream.concat(ofProject, epics.open().stream()));
  }

  void rank(List<String> bestFirst) {
    RankLabels.put(open(), bestFirst, this::relabel);
  }

  private void relabel(Issue issue, Optional<String> added, Optional<String> removed) {
    Wire.IssueFields labels = Wire.IssueFields.relabelled(added.orElse(""), removed.orElse(""));
    if (Epics.isEpic(issue.id())) {
      epics.change(issue.id(), labels);
    } else {
      issues.change(issue.id(), labels);
    }
  }
}
