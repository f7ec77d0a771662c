package dev.autodev.forge;

import java.nio.file.Path;
import java.util.List;

/** The merge requests, issues and comments of one local repository. */
record LocalRecords(
    RecordStore<MergeRequest> mergeRequests,
    RecordStore<Issue> issues,
    RecordStore<KeptComment> comments,
    Ranking ranking) {

  Comment comment(NewComment comment) {
    return comments
        .findOrCreate(
            comment.marker(),
            id ->
                new KeptComment(
                    id,
                    comment.marker(),
                    comment.on(),
                    comment.id(),
                    comment.text(),
                    comment.file(),
                    comment.line()))
        .comment();
  }

  List<KeptComment> commentsOn(String on, String subject) {
    return comments.all().stream()
        .filter(comment -> comment.on().equals(on) && comment.subject().equals(subject))
        .toList();
  }

  static LocalRecords of(LocalRepository repository) {
    Path directory = repository.records();
    return new LocalRecords(
        new RecordStore<>(
            directory.resolve("merge-requests"), MergeRequest.class, MergeRequest::id),
        new RecordStore<>(directory.resolve("issues"), Issue.class, Issue::id),
        new RecordStore<>(directory.resolve("comments"), KeptComment.class, KeptComment::id),
        new Ranking(directory.resolve("ranking")));
  }
}
