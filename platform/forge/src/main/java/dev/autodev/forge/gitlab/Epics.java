package dev.autodev.forge.gitlab;

import dev.autodev.forge.Issue;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.HiddenMark;
import dev.autodev.forge.hosted.OnceByMark;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Epics of the project's group, where the plan has them: by the first way that the instance allows.
 * By each of them an epic has the same number.
 */
final class Epics {
  private static final String SIGN = "&";

  private final Calls calls;
  private final Project project;
  private final List<EpicWay> ways;

  Epics(Calls calls, Project project, EpicWay... ways) {
    this.calls = calls;
    this.project = project;
    this.ways = List.of(ways);
  }

  /** Whether it is one of a group: they are numbered apart from issues. */
  static boolean isEpic(String id) {
    return id.startsWith(SIGN);
  }

  private static String number(String id) {
    return id.substring(SIGN.length());
  }

  /** Empty where no way is allowed. */
  private <T> Optional<T> by(Function<EpicWay, T> work) {
    for (EpicWay way : ways) {
      try {
        return Optional.of(work.apply(way));
      } catch (ForgeRefusedException e) {
        if (!e.notAllowed()) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  /** Empty where there are no epics. */
  Optional<Issue> create(NewIssue epic) {
    return by(
        way ->
            shown(
                new OnceByMark<>(
                        calls,
                        () -> ours(way),
                        Wire.Issue::description,
                        Wire.Issue::id,
                        second -> way.change(second.iid(), Wire.IssueFields.closed()))
                    .get(epic.marker(), () -> way.create(epic))));
  }

  private List<Wire.Issue> ours(EpicWay way) {
    return way.list().stream().filter(epic -> epic.author().id() == project.me()).toList();
  }

  /** Only ours: a group has those of many projects. */
  List<Issue> open() {
    return by(this::ours).orElse(List.of()).stream()
        .filter(epic -> epic.state().equals("opened"))
        .filter(epic -> HiddenMark.in(epic.description()).isPresent())
        .map(Epics::shown)
        .toList();
  }

  void change(String id, Wire.IssueFields fields) {
    there(id, way -> way.change(number(id), fields));
  }

  void assign(String id, Wire.Issue issue) {
    there(id, way -> way.assign(number(id), issue));
  }

  private void there(String id, Consumer<EpicWay> work) {
    Optional<String> done =
        by(
            way -> {
              work.accept(way);
              return id;
            });
    if (done.isEmpty()) {
      throw new ForgeRefusedException(
          404,
          "GitLab does not let the epic %s of %s be reached; look at the plan, and at the rights of the token's user in the group"
              .formatted(id, project.group()));
    }
  }

  private static Issue shown(Wire.Issue epic) {
    return IssueShape.shown(epic, SIGN + epic.iid());
  }
}
