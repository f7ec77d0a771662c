package dev.autodev.forge;

import java.util.List;
import java.util.Optional;

/** The merge requests of a local repository. */
final class LocalReviews {

  private static final String OPEN = "open";
  private static final String MERGED = "merged";

  private final LocalRepository repository;
  private final LocalRecords records;

  LocalReviews(LocalRepository repository) {
    this.repository = repository;
    this.records = LocalRecords.of(repository);
  }

  Optional<MergeRequest> find(String marker) {
    return records.mergeRequests().find(marker);
  }

  MergeRequest open(NewMergeRequest request) {
    return records
        .mergeRequests()
        .findOrCreate(
            request.marker(),
            id ->
                new MergeRequest(
                    id,
                    request.marker(),
                    request.title(),
                    request.description(),
                    request.sourceBranch(),
                    request.targetBranch(),
                    OPEN,
                    repository.link("merge-request-" + id)));
  }

  List<MergeRequest> all() {
    return records.mergeRequests().all();
  }

  void merged(String id) {
    all().stream()
        .filter(request -> request.id().equals(id) && request.state().equals(OPEN))
        .forEach(request -> records.mergeRequests().replace(request.marker(), merged(request)));
  }

  Comment comment(NewComment comment) {
    if (all().stream().noneMatch(request -> request.id().equals(comment.id()))) {
      throw new ForgeException(
          "there is no merge request " + comment.id() + " to comment on; open it first");
    }
    return records.comment(comment);
  }

  private static MergeRequest merged(MergeRequest request) {
    return new MergeRequest(
        request.id(),
        request.marker(),
        request.title(),
        request.description(),
        request.sourceBranch(),
        request.targetBranch(),
        MERGED,
        request.url());
  }
}
