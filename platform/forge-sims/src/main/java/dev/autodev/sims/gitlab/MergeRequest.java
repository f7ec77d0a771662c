package dev.autodev.sims.gitlab;

import dev.autodev.sims.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A merge request; its versions are the commits its branch was at. */
final class MergeRequest extends Noted {
  final String source;
  final String target;
  final List<Version> versions = new ArrayList<>();
  final Set<Person> approvedBy = new LinkedHashSet<>();
  int unchecked = 1;
  @Nullable Person mergedBy;
  @Nullable Instant mergedAt;
  @Nullable String mergeCommit;

  /** The branch at one commit. */
  record Version(int id, String head, String base, String start, Instant createdAt) {}

  MergeRequest(int id, int iid, Person author, Instant createdAt, String source, String target) {
    super(id, iid, author, createdAt);
    this.source = source;
    this.target = target;
  }

  Version version() {
    return versions.getLast();
  }
}
