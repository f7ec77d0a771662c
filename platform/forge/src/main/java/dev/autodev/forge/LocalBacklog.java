package dev.autodev.forge;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The issues of a local repository, and the order they are in. */
final class LocalBacklog {

  private static final String OPEN = "open";
  private static final Comparator<Issue> RANKED_FIRST =
      Comparator.comparingInt(issue -> issue.rank() == 0 ? Integer.MAX_VALUE : issue.rank());

  private final LocalRepository repository;
  private final LocalRecords records;

  LocalBacklog(LocalRepository repository) {
    this.repository = repository;
    this.records = LocalRecords.of(repository);
  }

  Issue create(NewIssue issue) {
    issue.parent().ifPresent(parent -> require(List.of(parent)));
    Issue created =
        records
            .issues()
            .findOrCreate(
                issue.marker(),
                id ->
                    new Issue(
                        id,
                        issue.marker(),
                        issue.kind(),
                        issue.title(),
                        issue.description(),
                        issue.parent(),
                        issue.weight(),
                        0,
                        OPEN,
                        repository.link("issue-" + id)));
    return Ranking.placed(created, records.ranking().read());
  }

  void rank(List<String> idsBestFirst) {
    require(idsBestFirst);
    records.ranking().write(idsBestFirst);
  }

  List<Issue> all() {
    List<String> ranking = records.ranking().read();
    return records.issues().all().stream()
        .map(issue -> Ranking.placed(issue, ranking))
        .sorted(RANKED_FIRST)
        .toList();
  }

  Comment comment(NewComment comment) {
    require(List.of(comment.id()));
    return records.comment(comment);
  }

  private void require(List<String> ids) {
    Set<String> known = records.issues().all().stream().map(Issue::id).collect(Collectors.toSet());
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new ForgeException("there is no issue " + id + "; create it first");
      }
    }
  }
}
