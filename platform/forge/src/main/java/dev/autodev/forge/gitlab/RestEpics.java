package dev.autodev.forge.gitlab;

import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.Calls;
import java.util.List;

/** By the API of epics, which GitLab means to take away in favour of work items. */
final class RestEpics implements EpicWay {
  private final GitLabApi api;
  private final Calls calls;
  private final String group;

  RestEpics(GitLabApi api, Calls calls, String group) {
    this.api = api;
    this.calls = calls;
    this.group = group;
  }

  @Override
  public List<Wire.Issue> list() {
    return calls.all(page -> api.epics(group, null, "auto-dev", GitLabApi.PAGE, page));
  }

  @Override
  public Wire.Issue create(NewIssue epic) {
    return calls.write(() -> api.createEpic(group, IssueShape.of(epic)));
  }

  @Override
  public void change(String iid, Wire.IssueFields fields) {
    calls.repeat(() -> calls.write(() -> api.changeEpic(group, iid, fields)));
  }

  @Override
  public void assign(String iid, Wire.Issue issue) {
    calls.repeat(
        () ->
            calls.write(
                () -> {
                  api.assign(group, iid, issue.id());
                  return iid;
                }));
  }
}
