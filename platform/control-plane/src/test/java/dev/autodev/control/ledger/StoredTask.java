package dev.autodev.control.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task's row in memory; a commit replaces it by another one and counts its versions. */
public final class StoredTask {
  public final int number;
  final NewTaskRow fresh;
  TaskRow row;
  int version;
  long tokens;
  Instant updatedAt;
  int lockedBy;

  StoredTask(int number, TaskRow row, NewTaskRow fresh, Instant now) {
    this.number = number;
    this.row = row;
    this.fresh = fresh;
    this.updatedAt = now;
  }

  public TaskRow row() {
    return row;
  }

  public NewTaskRow fresh() {
    return fresh;
  }

  /** What its attempts consumed, as it was counted. */
  public long tokens() {
    return tokens;
  }

  public @Nullable Object result() {
    return row.result;
  }

  public @Nullable String reason() {
    return row.reason;
  }

  void replace(TaskRow next, Instant now) {
    row = next;
    version++;
    updatedAt = now;
  }

  /** All that a row holds; {@link MemoryStore} checks that nothing is forgotten here. */
  static TaskRow copy(TaskRow from, Moment moment) {
    TaskRow to = new TaskRow(from.identity(), from.status, moment);
    to.epoch = from.epoch;
    to.attempts = from.attempts;
    to.maxAttempts = from.maxAttempts;
    to.lastSeq = from.lastSeq;
    to.worker = from.worker;
    to.leaseUntil = from.leaseUntil;
    to.notBefore = from.notBefore;
    to.dispatchedAt = from.dispatchedAt;
    to.startedAt = from.startedAt;
    to.finishedAt = from.finishedAt;
    to.reason = from.reason;
    to.result = from.result;
    to.evidence = from.evidence;
    return to;
  }
}
