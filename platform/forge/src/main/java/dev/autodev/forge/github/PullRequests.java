package dev.autodev.forge.github;

import dev.autodev.forge.ForgeException;
import dev.autodev.forge.MergeRequest;
import dev.autodev.forge.NewMergeRequest;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.HiddenMark;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pull requests, found again by the mark below their description. */
final class PullRequests {
  private static final int INVALID = 422;
  private static final String APPROVED = "auto-dev::approved";

  private final GitHubApi api;
  private final Calls calls;
  private final Repository at;

  PullRequests(GitHubApi api, Calls calls, Repository at) {
    this.api = api;
    this.calls = calls;
    this.at = at;
  }

  MergeRequest open(NewMergeRequest request) {
    return calls.repeat(() -> shown(find(request).orElseGet(() -> create(request))));
  }

  private Optional<Wire.Pull> find(NewMergeRequest request) {
    List<Wire.Pull> ours =
        of(request.sourceBranch(), "all").stream().filter(pull -> at.isMe(pull.user())).toList();
    return HiddenMark.those(ours, request.marker(), Wire.Pull::body, Wire.Pull::number).stream()
        .findFirst();
  }

  private List<Wire.Pull> of(@Nullable String branch, String state) {
    String head = branch == null ? null : at.owner() + ":" + branch;
    return calls.all(page -> api.pulls(at.owner(), at.name(), state, head, GitHubApi.PAGE, page));
  }

  /** GitHub lets two of the same branches not be open at once: a person's is taken over. */
  private Wire.Pull create(NewMergeRequest request) {
    Wire.NewPull pull =
        new Wire.NewPull(
            request.title(),
            request.sourceBranch(),
            request.targetBranch(),
            Bodies.marked(request.marker(), request.description()));
    try {
      return calls.write(() -> api.create(at.owner(), at.name(), pull));
    } catch (ForgeRefusedException e) {
      if (e.status() != INVALID) {
        throw e;
      }
      return find(request).orElseGet(() -> takeOver(request, e));
    }
  }

  private Wire.Pull takeOver(NewMergeRequest request, ForgeRefusedException refused) {
    Wire.Pull open =
        of(request.sourceBranch(), "open").stream()
            .filter(pull -> pull.base().ref().equals(request.targetBranch()))
            .findFirst()
            .orElseThrow(() -> refused);
    if (HiddenMark.isIn(open.body(), request.marker())) {
      return open;
    }
    String said = HiddenMark.without(open.body());
    Wire.Body body = new Wire.Body(Bodies.marked(request.marker(), said));
    String number = Integer.toString(open.number());
    return calls.write(() -> api.change(at.owner(), at.name(), number, body));
  }

  Wire.Pull get(String number) {
    return calls.read(() -> api.pull(at.owner(), at.name(), number));
  }

  /** GitHub lets nobody approve what is their own: then a label says so. */
  void approve(String number, String sha) {
    if (!get(number).head().sha().equals(sha)) {
      throw new ForgeException(
          "pull request #%s is not at %s any more; let the review run again"
              .formatted(number, sha));
    }
    try {
      calls.repeat(() -> approved(number, sha).orElseGet(() -> review(number, sha)));
    } catch (ForgeRefusedException e) {
      if (e.status() != INVALID && !e.notAllowed()) {
        throw e;
      }
      new Issues(api, calls, at).label(number, APPROVED);
    }
  }

  private Optional<Wire.Review> approved(String number, String sha) {
    return reviews(number).stream()
        .filter(review -> at.isMe(review.user()) && review.state().equals("APPROVED"))
        .filter(review -> sha.equals(review.commitId()))
        .findFirst();
  }

  /** The oldest first. */
  List<Wire.Review> reviews(String number) {
    return calls.all(page -> api.reviews(at.owner(), at.name(), number, GitHubApi.PAGE, page));
  }

  private Wire.Review review(String number, String sha) {
    Wire.NewReview review = new Wire.NewReview(sha, "APPROVE");
    return calls.write(() -> api.review(at.owner(), at.name(), number, review));
  }

  /** All of them, the oldest first. */
  List<MergeRequest> all() {
    return of(null, "all").stream()
        .sorted(Comparator.comparingInt(Wire.Pull::number))
        .map(PullRequests::shown)
        .toList();
  }

  private static MergeRequest shown(Wire.Pull pull) {
    return new MergeRequest(
        Integer.toString(pull.number()),
        HiddenMark.in(pull.body()).map(HiddenMark::marker).orElse(""),
        pull.title(),
        HiddenMark.without(pull.body()),
        pull.head().ref(),
        pull.base().ref(),
        pull.mergedAt() == null ? pull.state() : "merged",
        pull.htmlUrl());
  }
}
