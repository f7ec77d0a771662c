package dev.autodev.forge.gitlab;

import dev.autodev.forge.Issue;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.HiddenMark;
import dev.autodev.forge.hosted.OnceByMark;
import java.util.List;
import java.util.Optional;

/** Epics of the project's group, where the plan has them. */
final class Epics {
  private static final String SIGN = "&";

  private final GitLabApi api;
  private final Calls calls;
  private final Project project;

  Epics(GitLabApi api, Calls calls, Project project) {
    this.api = api;
    this.calls = calls;
    this.project = project;
  }

  /** Whether it is one of a group: they are numbered apart from issues. */
  static boolean isEpic(String id) {
    return id.startsWith(SIGN);
  }

  private static String number(String id) {
    return id.substring(SIGN.length());
  }

  /** Empty where there are no epics. */
  Optional<Issue> create(NewIssue epic) {
    try {
      return Optional.of(
          shown(
              new OnceByMark<>(
                      calls,
                      this::ours,
                      Wire.Issue::description,
                      Wire.Issue::id,
                      second -> change(SIGN + second.iid(), Wire.IssueFields.closed()))
                  .get(epic.marker(), () -> made(epic))));
    } catch (ForgeRefusedException e) {
      if (e.notAllowed()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Wire.Issue made(NewIssue epic) {
    return calls.write(() -> api.createEpic(project.group(), IssueShape.of(epic)));
  }

  private List<Wire.Issue> ours() {
    return list().stream().filter(epic -> epic.author().id() == project.me()).toList();
  }

  /** Only ours: a group has those of many projects. */
  List<Issue> open() {
    try {
      return ours().stream()
          .filter(epic -> epic.state().equals("opened"))
          .filter(epic -> HiddenMark.in(epic.description()).isPresent())
          .map(Epics::shown)
          .toList();
    } catch (ForgeRefusedException e) {
      if (e.notAllowed()) {
        return List.of();
      }
      throw e;
    }
  }

  private List<Wire.Issue> list() {
    return calls.all(page -> api.epics(project.group(), null, "auto-dev", GitLabApi.PAGE, page));
  }

  void change(String id, Wire.IssueFields fields) {
    calls.repeat(() -> calls.write(() -> api.changeEpic(project.group(), number(id), fields)));
  }

  void assign(String id, Wire.Issue issue) {
    calls.repeat(
        () ->
            calls.write(
                () -> {
                  api.assign(project.group(), number(id), issue.id());
                  return id;
                }));
  }

  private static Issue shown(Wire.Issue epic) {
    return IssueShape.shown(epic, SIGN + epic.iid());
  }
}
