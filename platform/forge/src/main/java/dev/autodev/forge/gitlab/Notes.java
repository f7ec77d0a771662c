package dev.autodev.forge.gitlab;

import dev.autodev.forge.Branches;
import dev.autodev.forge.Comment;
import dev.autodev.forge.Diff;
import dev.autodev.forge.NewComment;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.HiddenMark;
import dev.autodev.forge.hosted.OnceByMark;
import java.util.List;
import java.util.Optional;

/** Comments, on the line they are about where that is in the diff. */
final class Notes {
  private static final int BAD_REQUEST = 400;

  private final GitLabApi api;
  private final Calls calls;
  private final Project project;

  Notes(GitLabApi api, Calls calls, Project project) {
    this.api = api;
    this.calls = calls;
    this.project = project;
  }

  Comment add(NewComment comment, Branches branches) {
    String on = comment.isOnMergeRequest() ? "merge_requests" : "issues";
    return shown(
        new OnceByMark<>(
                calls,
                () -> ours(on, comment),
                Wire.Note::body,
                Wire.Note::id,
                second -> delete(on, comment, second))
            .get(comment.marker(), () -> create(on, comment, branches)));
  }

  /** All that is said, the oldest first. */
  List<Wire.Note> all(String on, String iid) {
    return calls.all(page -> api.notes(project.id(), on, iid, "asc", GitLabApi.PAGE, page));
  }

  private List<Wire.Note> ours(String on, NewComment comment) {
    return all(on, comment.id()).stream()
        .filter(note -> note.author().id() == project.me() && !note.system())
        .toList();
  }

  private void delete(String on, NewComment comment, Wire.Note note) {
    calls.write(
        () -> {
          api.deleteNote(project.id(), on, comment.id(), note.id());
          return note;
        });
  }

  private Wire.Note create(String on, NewComment comment, Branches branches) {
    Optional<Wire.Position> place =
        comment.isOnLine() ? place(comment, branches) : Optional.empty();
    String marked = HiddenMark.of(comment.marker()).below(comment.text());
    if (place.isPresent()) {
      try {
        return calls
            .write(
                () ->
                    api.discuss(
                        project.id(), comment.id(), new Wire.NewDiscussion(marked, place.get())))
            .notes()
            .getFirst();
      } catch (ForgeRefusedException e) {
        if (e.status() != BAD_REQUEST) {
          throw e;
        }
        // The line is not one of the diff for GitLab: the comment says itself where it belongs.
      }
    }
    String text = HiddenMark.of(comment.marker()).below(comment.placedText());
    return calls.write(() -> api.note(project.id(), on, comment.id(), new Wire.Body(text)));
  }

  private Optional<Wire.Position> place(NewComment comment, Branches branches) {
    Wire.DiffRefs refs = calls.read(() -> api.mergeRequest(project.id(), comment.id())).diffRefs();
    if (refs == null) {
      return Optional.empty(); // GitLab has not looked at the branch yet
    }
    Diff diff = branches.diff(project.repository(), refs.baseSha(), refs.headSha());
    String file = comment.file().orElseThrow();
    return DiffLine.of(diff.patch(), file, comment.line())
        .map(
            line ->
                new Wire.Position(
                    refs.baseSha(),
                    refs.startSha(),
                    refs.headSha(),
                    "text",
                    file,
                    file,
                    line.before().isPresent() ? line.before().getAsInt() : null,
                    comment.line()));
  }

  private static Comment shown(Wire.Note note) {
    String marker = HiddenMark.in(note.body()).map(HiddenMark::marker).orElse("");
    return new Comment(Long.toString(note.id()), marker, HiddenMark.without(note.body()));
  }
}
