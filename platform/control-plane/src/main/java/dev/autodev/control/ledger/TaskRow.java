package dev.autodev.control.ledger;

import dev.autodev.model.Usage;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.model.task.TaskTransitions;
import dev.autodev.model.task.TaskType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task's row as one transaction has it; changed rows are written back together. */
public final class TaskRow {
  /** How the reason of a ready task begins that goes out to be the only one in its process. */
  public static final String SUSPECT = "alone: ";

  /** Not before it does a task begin that waits for others: they let it go. */
  static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final TaskIdentity identity;
  final Moment moment;

  /** How often this transaction changed it; 0: not to be written. */
  int changes;

  boolean fresh;
  Usage consumed = Usage.NONE;

  TaskStatus status;
  int epoch;
  int attempts;
  int maxAttempts;
  int lastSeq;
  @Nullable String worker;
  @Nullable Instant leaseUntil;
  @Nullable Instant notBefore;
  @Nullable Instant dispatchedAt;
  @Nullable Instant startedAt;
  @Nullable Instant finishedAt;
  @Nullable String reason;
  @Nullable Object result;
  @Nullable Object evidence;

  TaskRow(TaskIdentity identity, TaskStatus status, Moment moment) {
    this.identity = identity;
    this.status = status;
    this.moment = moment;
  }

  private void changed() {
    changes++;
    moment.changed();
  }

  /** Moves it; refuses what the transition table does not know. */
  public void move(TaskStatus to) {
    status = TaskTransitions.move(status, to);
    changed();
    if (!to.held()) {
      leaseUntil = null;
    }
  }

  /** Its first order leaves with the transaction that files it. */
  void leave(Instant now) {
    move(TaskStatus.DISPATCHED);
    epoch = 1;
    dispatchedAt = now;
  }

  /** A worker has it from now on; the attempt counts. */
  public void claim(String by, Instant now, Instant until) {
    move(TaskStatus.IN_PROGRESS);
    worker = by;
    attempts++;
    startedAt = startedAt == null ? now : startedAt;
    leaseUntil = until;
    reason = null;
  }

  /** The lease holds until then. */
  public void renew(Instant until) {
    leaseUntil = until;
    changed();
  }

  /** An event with this number was applied. */
  public void seen(int seq) {
    lastSeq = seq;
    changed();
  }

  /** The running attempt does not count, because it was not its fault. */
  public void uncount() {
    attempts = Math.max(0, attempts - 1);
    changed();
  }

  /**
   * Ready again, not before an instant where one is given. What is to be alone in its process and
   * has not begun there is to be so again.
   */
  public void again(String why, @Nullable Instant earliest) {
    move(TaskStatus.READY);
    reason = reason != null && reason.startsWith(SUSPECT) ? reason : why;
    notBefore = earliest;
  }

  /** What it waited for is done; it begins not before an instant where one is given. */
  public void letGo(@Nullable Instant earliest) {
    move(TaskStatus.READY);
    notBefore = earliest;
    reason = null;
  }

  /** When it begins at the earliest, as people see it: a wait for others has no time. */
  public static @Nullable Instant shown(@Nullable Instant notBefore) {
    return END_OF_TIME.equals(notBefore) ? null : notBefore;
  }

  /** Ended: completed, failed, cancelled or parked. */
  public void end(TaskStatus how, @Nullable String why, Instant now) {
    move(how);
    reason = why;
    finishedAt = now;
  }

  /** A person gives it all its attempts again, not before an instant where one is given. */
  public void retried(@Nullable Instant earliest) {
    move(TaskStatus.READY);
    attempts = 0;
    notBefore = earliest;
    finishedAt = null;
    reason = null;
  }

  /** What a completed task made and what was found of its claims. */
  public void outcome(@Nullable Object madeResult, Object foundEvidence) {
    result = madeResult;
    evidence = foundEvidence;
    changed();
  }

  /** Adds to what it consumed. */
  public void consume(Usage usage) {
    consumed = consumed.plus(usage);
    changed();
  }

  /** Whether attempts are used up. */
  public boolean exhausted() {
    return attempts >= maxAttempts;
  }

  public TaskIdentity identity() {
    return identity;
  }

  public String id() {
    return identity.id();
  }

  public TaskType type() {
    return identity.type();
  }

  public TaskStatus status() {
    return status;
  }

  public int epoch() {
    return epoch;
  }

  public int attempts() {
    return attempts;
  }

  public int lastSeq() {
    return lastSeq;
  }

  public @Nullable String worker() {
    return worker;
  }

  public @Nullable Instant leaseUntil() {
    return leaseUntil;
  }

  public @Nullable Instant dispatchedAt() {
    return dispatchedAt;
  }

  /** Whether that worker has it at that epoch. */
  public boolean heldBy(String by, int atEpoch) {
    return status.held() && epoch == atEpoch && by.equals(worker);
  }
}
