package dev.autodev.forge.gitlab;

import dev.autodev.forge.Ending;
import dev.autodev.forge.FailedJob;
import dev.autodev.forge.Remark;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.Courtesy;
import dev.autodev.forge.hosted.HiddenMark;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What speaks against a merge request: words of people, and its pipeline. */
final class Remarks {
  private final GitLabApi api;
  private final Calls calls;
  private final Project project;

  Remarks(GitLabApi api, Calls calls, Project project) {
    this.api = api;
    this.calls = calls;
    this.project = project;
  }

  List<Remark> of(String iid) {
    if (!request(iid).state().equals("opened")) {
      return List.of();
    }
    List<Wire.Note> notes = new Notes(api, calls, project).all("merge_requests", iid);
    return notes.stream()
        .filter(note -> !note.system() && note.author().id() != project.me())
        .filter(note -> HiddenMark.in(note.body()).isEmpty() && !Courtesy.is(note.body()))
        .filter(note -> !isSettled(note, notes))
        .map(Remarks::remark)
        .toList();
  }

  /**
   * Who approves afterwards asks for it no more; the words of a review stand before its approval.
   */
  private static boolean isSettled(Wire.Note note, List<Wire.Note> all) {
    return all.stream()
        .skip(all.indexOf(note))
        .filter(later -> later.system() && later.author().id() == note.author().id())
        .anyMatch(later -> later.body().startsWith("approved this merge request"));
  }

  private static Remark remark(Wire.Note note) {
    Optional<Wire.Position> place = Optional.ofNullable(note.position());
    return new Remark(
        Long.toString(note.id()),
        note.author().username(),
        note.body(),
        place.map(Wire.Position::newPath),
        place.map(Wire.Position::newLine).orElse(0));
  }

  Optional<Ending> ended(String iid) {
    Wire.MergeRequest request = request(iid);
    String sha = request.sha() == null ? "" : request.sha();
    return switch (request.state()) {
      case "merged" -> byOthers(request.mergeUser(), by -> new Ending.Merged(by, sha));
      case "closed" -> byOthers(request.closedBy(), Ending.Closed::new);
      default -> Optional.empty();
    };
  }

  private Optional<Ending> byOthers(
      Wire.@Nullable User user, Function<Optional<String>, Ending> ending) {
    return user != null && user.id() == project.me()
        ? Optional.empty()
        : Optional.of(ending.apply(Optional.ofNullable(user).map(Wire.User::username)));
  }

  Optional<List<FailedJob>> failed(String iid, String sha) {
    return Optional.ofNullable(request(iid).headPipeline())
        .filter(pipeline -> pipeline.status().equals("failed") && pipeline.sha().equals(sha))
        .map(pipeline -> new FailedJobs(api, calls, project).of(pipeline));
  }

  private Wire.MergeRequest request(String iid) {
    return calls.read(() -> api.mergeRequest(project.id(), iid));
  }
}
