package dev.autodev.forge.github;

import dev.autodev.forge.Ending;
import dev.autodev.forge.FailedJob;
import dev.autodev.forge.Remark;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.Courtesy;
import dev.autodev.forge.hosted.HiddenMark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What speaks against a pull request: words of people, and what was checked of its commit. */
final class Remarks {
  private final GitHubApi api;
  private final Calls calls;
  private final Repository at;
  private final PullRequests pulls;

  Remarks(GitHubApi api, Calls calls, Repository at) {
    this.api = api;
    this.calls = calls;
    this.at = at;
    this.pulls = new PullRequests(api, calls, at);
  }

  /** Comments, then what stands above reviews. */
  List<Remark> of(String number) {
    if (!pulls.get(number).state().equals("open")) {
      return List.of();
    }
    List<Wire.Review> reviews = pulls.reviews(number);
    Stream<Remark> comments =
        new Comments(api, calls, at)
            .sorted(true, number).stream()
                .filter(said -> isOthers(said.comment().user(), said.body()))
                .filter(said -> !Courtesy.is(text(said.body())))
                .filter(said -> !isSettled(said.comment(), reviews))
                .map(Remarks::remark);
    Stream<Remark> above =
        reviews.stream()
            .filter(review -> isOthers(review.user(), review.body()))
            .filter(review -> !isSettled(review, reviews))
            .map(
                review ->
                    new Remark(
                        "review-" + review.id(),
                        name(review.user()),
                        text(review.body()),
                        Optional.empty(),
                        0));
    return Stream.concat(comments, above).toList();
  }

  private boolean isOthers(Wire.@Nullable User user, @Nullable String body) {
    return user != null && !at.isMe(user) && !text(body).isBlank() && HiddenMark.in(body).isEmpty();
  }

  /** Who approves afterwards, or in the same review, asks for it no more. */
  private static boolean isSettled(Wire.Comment comment, List<Wire.Review> reviews) {
    Instant said = Instant.parse(comment.createdAt());
    return approvals(name(comment.user()), reviews)
        .anyMatch(
            approval ->
                approval.id() == orZero(comment.pullRequestReviewId())
                    || submitted(approval).isAfter(said));
  }

  /** Changes that are asked for are so in whichever words. */
  private static boolean isSettled(Wire.Review review, List<Wire.Review> reviews) {
    boolean asks = review.state().equals("CHANGES_REQUESTED");
    return !asks && Courtesy.is(text(review.body()))
        || approvals(name(review.user()), reviews)
            .anyMatch(
                approval ->
                    approval.id() == review.id() || submitted(approval).isAfter(submitted(review)));
  }

  private static Stream<Wire.Review> approvals(String by, List<Wire.Review> reviews) {
    return reviews.stream()
        .filter(review -> review.state().equals("APPROVED") && name(review.user()).equals(by));
  }

  private static Instant submitted(Wire.Review review) {
    return review.submittedAt() == null ? Instant.MAX : Instant.parse(review.submittedAt());
  }

  private static long orZero(@Nullable Long id) {
    return id == null ? 0 : id;
  }

  private static Remark remark(Comments.Said said) {
    Wire.Comment comment = said.comment();
    return new Remark(
        said.of() + "-" + comment.id(),
        name(comment.user()),
        text(comment.body()),
        Optional.ofNullable(comment.path()),
        comment.line() == null ? 0 : comment.line());
  }

  private static String name(Wire.@Nullable User user) {
    return user == null ? "ghost" : user.login();
  }

  private static String text(@Nullable String body) {
    return body == null ? "" : body;
  }

  /** Who closed it is told of the issue that it is as well. */
  Optional<Ending> ended(String number) {
    Wire.Pull pull = pulls.get(number);
    if (pull.mergedAt() != null) {
      String sha = pull.head().sha();
      return byOthers(pull.mergedBy(), by -> new Ending.Merged(by, sha));
    }
    return pull.state().equals("closed")
        ? byOthers(new Issues(api, calls, at).get(number).closedBy(), Ending.Closed::new)
        : Optional.empty();
  }

  private Optional<Ending> byOthers(
      Wire.@Nullable User user, Function<Optional<String>, Ending> ending) {
    return at.isMe(user)
        ? Optional.empty()
        : Optional.of(ending.apply(Optional.ofNullable(user).map(Wire.User::login)));
  }

  Optional<List<FailedJob>> failed(String number, String sha) {
    if (!pulls.get(number).head().sha().equals(sha)) {
      return Optional.empty();
    }
    return Optional.of(new Checks(api, calls, at, sha).failed()).filter(jobs -> !jobs.isEmpty());
  }
}
