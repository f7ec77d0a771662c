package dev.autodev.sims.gitlab;

import java.time.Instant;

/** A pipeline with one job. */
final class Pipeline {
  final int id;
  final int job;
  final String sha;
  final String ref;
  final Instant createdAt;
  String status;
  String log;

  Pipeline(int id, String sha, String ref, Instant createdAt, String status, String log) {
    this.id = id;
    this.job = id + 1;
    this.sha = sha;
    this.ref = ref;
    this.createdAt = createdAt;
    this.status = status;
    this.log = log;
  }
}
