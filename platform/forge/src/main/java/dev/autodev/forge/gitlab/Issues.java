package dev.autodev.forge.gitlab;

import dev.autodev.forge.AskedIssue;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.HiddenMark;
import dev.autodev.forge.hosted.OnceByMark;
import dev.autodev.forge.hosted.ToldIssue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issues of a project. */
final class Issues {
  private static final int CONFLICT = 409;

  private final GitLabApi api;
  private final Calls calls;
  private final Project project;

  Issues(GitLabApi api, Calls calls, Project project) {
    this.api = api;
    this.calls = calls;
    this.project = project;
  }

  Wire.Issue create(NewIssue issue) {
    return new OnceByMark<>(
            calls,
            this::ours,
            Wire.Issue::description,
            Wire.Issue::id,
            second -> change(second.iid(), Wire.IssueFields.closed()))
        .get(
            issue.marker(),
            () -> calls.write(() -> api.create(project.id(), IssueShape.of(issue))));
  }

  private List<Wire.Issue> ours() {
    return list(null, ToldIssue.OURS).stream()
        .filter(issue -> issue.author().id() == project.me())
        .toList();
  }

  List<Wire.Issue> open() {
    return list("opened", null).reversed();
  }

  List<AskedIssue> asked(String label) {
    return list("opened", label).reversed().stream()
        .map(
            issue ->
                new AskedIssue(
                    issue.iid(),
                    issue.title(),
                    HiddenMark.without(issue.description()),
                    issue.author().username(),
                    issue.labels(),
                    issue.webUrl()))
        .toList();
  }

  private List<Wire.Issue> list(@Nullable String state, @Nullable String label) {
    return calls.all(page -> api.issues(project.id(), state, label, null, GitLabApi.PAGE, page));
  }

  Wire.Issue change(String iid, Wire.IssueFields fields) {
    return calls.repeat(() -> calls.write(() -> api.change(project.id(), iid, fields)));
  }

  void link(Wire.Issue issue, String other) {
    try {
      calls.repeat(
          () ->
              calls.write(
                  () -> {
                    Wire.Link link = new Wire.Link(Long.toString(project.id()), other);
                    api.link(project.id(), issue.iid(), link);
                    return other;
                  }));
    } catch (ForgeRefusedException e) {
      if (e.status() != CONFLICT) { // linked already
        throw e;
      }
    }
  }
}
