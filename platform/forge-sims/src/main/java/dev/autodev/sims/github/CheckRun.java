package dev.autodev.sims.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job of Actions on a commit; it runs until it has a conclusion. */
final class CheckRun {
  final int id;
  final String sha;
  final Instant startedAt;
  @Nullable String conclusion;
  String log = "";

  CheckRun(int id, String sha, Instant startedAt) {
    this.id = id;
    this.sha = sha;
    this.startedAt = startedAt;
  }
}
