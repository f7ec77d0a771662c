package dev.autodev.forge.github;

import dev.autodev.forge.Comment;
import dev.autodev.forge.NewComment;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.HiddenMark;
import dev.autodev.forge.hosted.OnceByMark;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comments, on the line they are about where GitHub takes them there. */
final class Comments {
  private static final int INVALID = 422;

  private final GitHubApi api;
  private final Calls calls;
  private final Repository at;

  Comments(GitHubApi api, Calls calls, Repository at) {
    this.api = api;
    this.calls = calls;
    this.at = at;
  }

  /** Those on lines are of {@code pulls}, and those on the whole of {@code issues}. */
  record Said(String of, Wire.Comment comment) {
    @Nullable String body() {
      return comment.body();
    }

    long id() {
      return comment.id();
    }
  }

  Comment add(NewComment comment) {
    Said said =
        new OnceByMark<>(
                calls,
                () -> all(comment).filter(one -> at.isMe(one.comment().user())).toList(),
                Said::body,
                Said::id,
                this::delete)
            .get(comment.marker(), () -> create(comment));
    return new Comment(
        Long.toString(said.id()),
        HiddenMark.in(said.body()).map(HiddenMark::marker).orElse(""),
        HiddenMark.without(said.body()));
  }

  /** All on a pull request or an issue, the oldest first. */
  List<Said> sorted(boolean ofPull, String number) {
    return all(ofPull, number)
        .sorted(
            Comparator.comparing((Said said) -> said.comment().createdAt())
                .thenComparingLong(Said::id))
        .toList();
  }

  /** Their texts. */
  List<String> texts(boolean ofPull, String number) {
    return sorted(ofPull, number).stream().map(said -> HiddenMark.without(said.body())).toList();
  }

  private Stream<Said> all(NewComment comment) {
    return all(comment.isOnMergeRequest(), comment.id());
  }

  private Stream<Said> all(boolean ofPull, String number) {
    Stream<Said> whole = of("issues", number);
    return ofPull ? Stream.concat(whole, of("pulls", number)) : whole;
  }

  private Stream<Said> of(String of, String number) {
    return calls
        .all(page -> api.comments(at.owner(), at.name(), of, number, GitHubApi.PAGE, page))
        .stream()
        .map(comment -> new Said(of, comment));
  }

  private void delete(Said said) {
    calls.write(
        () -> {
          api.deleteComment(at.owner(), at.name(), said.of(), said.id());
          return said;
        });
  }

  private Said create(NewComment comment) {
    if (comment.isOnLine()) {
      try {
        return onLine(comment);
      } catch (ForgeRefusedException e) {
        if (e.status() != INVALID) {
          throw e;
        }
        // The line is not one of the diff for GitHub: the comment says itself where it belongs.
      }
    }
    Wire.Body body = new Wire.Body(Bodies.marked(comment.marker(), comment.placedText()));
    return new Said(
        "issues", calls.write(() -> api.comment(at.owner(), at.name(), comment.id(), body)));
  }

  private Said onLine(NewComment comment) {
    Wire.Pull pull = new PullRequests(api, calls, at).get(comment.id());
    Wire.NewLineComment line =
        new Wire.NewLineComment(
            Bodies.marked(comment.marker(), comment.text()),
            pull.head().sha(),
            comment.file().orElseThrow(),
            comment.line(),
            "RIGHT");
    return new Said(
        "pulls", calls.write(() -> api.commentOnLine(at.owner(), at.name(), comment.id(), line)));
  }
}
