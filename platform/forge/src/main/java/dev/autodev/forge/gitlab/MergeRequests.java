package dev.autodev.forge.gitlab;

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

/** Merge requests, found again by the mark below their description. */
final class MergeRequests {
  private static final int CONFLICT = 409;
  private static final String APPROVED = "auto-dev::approved";

  private final GitLabApi api;
  private final Calls calls;
  private final Project project;

  MergeRequests(GitLabApi api, Calls calls, Project project) {
    this.api = api;
    this.calls = calls;
    this.project = project;
  }

  MergeRequest open(NewMergeRequest request) {
    return calls.repeat(() -> shown(find(request).orElseGet(() -> create(request))));
  }

  private Optional<Wire.MergeRequest> find(NewMergeRequest request) {
    List<Wire.MergeRequest> ours =
        of(request.sourceBranch(), null).stream()
            .filter(one -> one.author().id() == project.me())
            .toList();
    return HiddenMark.those(
            ours, request.marker(), Wire.MergeRequest::description, one -> number(one))
        .stream()
        .findFirst();
  }

  private static long number(Wire.MergeRequest request) {
    return Long.parseLong(request.iid());
  }

  private List<Wire.MergeRequest> of(@Nullable String source, @Nullable String state) {
    return calls.all(page -> api.mergeRequests(project.id(), state, source, GitLabApi.PAGE, page));
  }

  /** GitLab lets two of the same branches not be open at once: a person's is taken over. */
  private Wire.MergeRequest create(NewMergeRequest request) {
    String marked = HiddenMark.of(request.marker()).below(request.description());
    try {
      return calls.write(
          () ->
              api.create(
                  project.id(),
                  new Wire.MergeRequestFields(
                      request.sourceBranch(),
                      request.targetBranch(),
                      request.title(),
                      marked,
                      null,
                      null)));
    } catch (ForgeRefusedException e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      return find(request).orElseGet(() -> takeOver(request, e));
    }
  }

  private Wire.MergeRequest takeOver(NewMergeRequest request, ForgeRefusedException refused) {
    Wire.MergeRequest open =
        of(request.sourceBranch(), "opened").stream()
            .filter(one -> one.targetBranch().equals(request.targetBranch()))
            .findFirst()
            .orElseThrow(() -> refused);
    if (HiddenMark.isIn(open.description(), request.marker())) {
      return open;
    }
    String said = HiddenMark.without(open.description());
    String marked = HiddenMark.of(request.marker()).below(said);
    return calls.write(
        () -> api.change(project.id(), open.iid(), Wire.MergeRequestFields.description(marked)));
  }

  /** The plan may have no approvals, or not let the author approve: then a label says so. */
  void approve(String iid, String sha) {
    try {
      calls.repeat(
          () ->
              calls.write(
                  () -> {
                    api.approve(project.id(), iid, new Wire.Sha(sha));
                    return iid;
                  }));
    } catch (ForgeRefusedException e) {
      if (e.status() == CONFLICT) {
        throw new ForgeException(
            "merge request !%s is not at %s any more; let the review run again"
                .formatted(iid, sha));
      }
      if (!e.notAllowed()) {
        throw e;
      }
      calls.repeat(
          () ->
              calls.write(
                  () -> api.change(project.id(), iid, Wire.MergeRequestFields.label(APPROVED))));
    }
  }

  /** All of them, the oldest first. */
  List<MergeRequest> all() {
    return of(null, null).stream()
        .sorted(Comparator.comparingLong(MergeRequests::number))
        .map(MergeRequests::shown)
        .toList();
  }

  static MergeRequest shown(Wire.MergeRequest request) {
    return new MergeRequest(
        request.iid(),
        HiddenMark.in(request.description()).map(HiddenMark::marker).orElse(""),
        request.title(),
        HiddenMark.without(request.description()),
        request.sourceBranch(),
        request.targetBranch(),
        request.state().equals("opened") ? "open" : request.state(),
        request.webUrl());
  }
}
