package dev.autodev.sims.github;

import dev.autodev.sims.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pull request between two branches of one repository. */
final class Pull extends Issue {
  final String head;
  final String base;
  final List<Comment> onLines = new ArrayList<>();
  final List<Review> reviews = new ArrayList<>();
  String headSha = "";
  String baseSha = "";
  Size size = new Size(0, 0, 0, 0);

  /** Looks that are still answered with: it is not known yet whether it can be merged. */
  int unchecked = 1;

  @Nullable Instant mergedAt;
  @Nullable Person mergedBy;
  @Nullable String mergeCommit;

  /** How much it changes. */
  record Size(int commits, int files, int additions, int deletions) {}

  Pull(int id, int number, Person author, Instant createdAt, String head, String base) {
    super(id, number, author, createdAt);
    this.head = head;
    this.base = base;
  }
}
