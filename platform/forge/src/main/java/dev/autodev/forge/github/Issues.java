package dev.autodev.forge.github;

import dev.autodev.forge.AskedIssue;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.HiddenMark;
import dev.autodev.forge.hosted.OnceByMark;
import dev.autodev.forge.hosted.ToldIssue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issues of a repository; a pull request has an issue's labels too. */
final class Issues {
  private static final int MISSING = 404;

  private final GitHubApi api;
  private final Calls calls;
  private final Repository at;

  Issues(GitHubApi api, Calls calls, Repository at) {
    this.api = api;
    this.calls = calls;
    this.at = at;
  }

  Wire.Issue create(NewIssue issue) {
    Wire.NewIssue fields =
        new Wire.NewIssue(issue.title(), Bodies.of(issue), List.of(issue.kind(), ToldIssue.OURS));
    return new OnceByMark<>(
            calls,
            this::ours,
            Wire.Issue::body,
            Wire.Issue::id,
            second -> close(Integer.toString(second.number())))
        .get(issue.marker(), () -> calls.write(() -> api.create(at.owner(), at.name(), fields)));
  }

  private List<Wire.Issue> ours() {
    return list("all", ToldIssue.OURS).stream().filter(issue -> at.isMe(issue.user())).toList();
  }

  Wire.Issue get(String number) {
    return calls.read(() -> api.issue(at.owner(), at.name(), number));
  }

  /** The oldest first. */
  List<Wire.Issue> open() {
    return list("open", null);
  }

  List<AskedIssue> asked(String label) {
    return list("open", label).stream()
        .map(
            issue ->
                new AskedIssue(
                    Integer.toString(issue.number()),
                    issue.title(),
                    HiddenMark.without(issue.body()),
                    issue.user() == null ? "ghost" : issue.user().login(),
                    issue.labelNames(),
                    issue.htmlUrl()))
        .toList();
  }

  private List<Wire.Issue> list(String state, @Nullable String label) {
    return calls
        .all(page -> api.issues(at.owner(), at.name(), state, label, "asc", GitHubApi.PAGE, page))
        .stream()
        .filter(issue -> issue.pullRequest() == null)
        .toList();
  }

  void close(String number) {
    Wire.State closed = new Wire.State("closed");
    calls.repeat(() -> calls.write(() -> api.change(at.owner(), at.name(), number, closed)));
  }

  void label(String number, String label) {
    Wire.Labels labels = new Wire.Labels(List.of(label));
    calls.repeat(() -> calls.write(() -> api.addLabels(at.owner(), at.name(), number, labels)));
  }

  void unlabel(String number, String label) {
    try {
      calls.repeat(
          () ->
              calls.write(
                  () -> {
                    api.removeLabel(at.owner(), at.name(), number, label);
                    return label;
                  }));
    } catch (ForgeRefusedException e) {
      if (e.status() != MISSING) { // it is not there already
        throw e;
      }
    }
  }
}
