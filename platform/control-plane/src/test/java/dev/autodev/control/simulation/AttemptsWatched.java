package dev.autodev.control.simulation;

import dev.autodev.control.ledger.StoredTask;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each attempt against what its worker really did. */
final class AttemptsWatched {
  /** A lease: trouble so long ago has nothing to do with it. */
  private static final long HEARD = 15_000;

  private final World world;
  private final Map<Object, Report> reports = new IdentityHashMap<>();
  private final Map<String, Report> marks = new HashMap<>();
  private final Map<String, Long> troubles = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();
  private final Map<StoredTask, Life> lives = new IdentityHashMap<>();

  private final Set<Report> aborted = new HashSet<>();
  private final Map<Report, Long> ends = new HashMap<>();
  private long lost = -1;

  private record Report(String task, int epoch, String agent) {}

  private static final class Life {
    private int dispatched;
    private int claimed;
    private long claimedAt;
    private int completions;
  }

  AttemptsWatched(World world) {
    this.world = world;
  }

  void reported(Order order, String agent, TaskOutcome outcome) {
    Report report = new Report(order.task().value(), order.epoch(), agent);
    ends.put(report, world.now());
    switch (outcome) {
      case TaskOutcome.Completed done -> {
        reports.put(done.result(), report);
        mark(done.evidence(), report);
      }
      case TaskOutcome.Failed failed -> marks.put(failed.reason(), report);
      case TaskOutcome.Retry retry -> marks.put(retry.reason(), report);
      case TaskOutcome.Interrupted interrupted -> marks.put(interrupted.reason(), report);
      case TaskOutcome.Postponed postponed -> marks.put(postponed.reason(), report);
      case TaskOutcome.Parked parked -> marks.put(parked.reason(), report);
    }
  }

  private void mark(Evidence evidence, Report report) {
    evidence.observations().forEach(seen -> marks.put(seen.found(), report));
  }

  void troubled(String agent) {
    troubles.put(agent, world.now());
  }

  void silent(String agent) {
    troubles.put(agent, Long.MAX_VALUE);
  }

  /** The process ended under it; another one may have the same name. */
  void aborted(Order order, String agent) {
    aborted.add(new Report(order.task().value(), order.epoch(), agent));
  }

  /** Redis lost some of what it had. */
  void lostData() {
    lost = world.now();
  }

  void used(String task) {
    used.merge(task, 1, Integer::sum);
  }

  void changed(StoredTask task, TaskRow before) {
    TaskRow now = task.row();
    Life life = lives.computeIfAbsent(task, any -> new Life());
    if (task.tokens() > used.getOrDefault(now.id(), 0)) {
      violated(task, "counts usage twice");
    }
    if (now.attempts() > before.attempts()
        && (now.attempts() != before.attempts() + 1 || now.attempts() > now.epoch())) {
      violated(task, "counts an attempt that was none");
    }
    if (before.status() == now.status()) {
      return;
    }
    if (before.status().terminal()) {
      violated(task, "was " + before.status() + " and is " + now.status());
    }
    if (now.status() == TaskStatus.DISPATCHED) {
      if (now.epoch() <= life.dispatched) {
        violated(task, "goes out again at epoch " + now.epoch());
      }
      life.dispatched = now.epoch();
    }
    claimedOrEnded(task, before, life);
  }

  private void claimedOrEnded(StoredTask task, TaskRow before, Life life) {
    TaskRow now = task.row();
    if (!before.status().held()
        && (now.status().held() || before.status() == TaskStatus.DISPATCHED && ended(now))) {
      if (now.epoch() <= life.claimed) {
        violated(task, "is claimed twice at epoch " + now.epoch());
      }
      life.claimed = now.epoch();
      life.claimedAt = world.now();
    }
    if (!now.status().held()
        && now.status() != TaskStatus.CANCELLED
        && (before.status().held() || ended(now))) {
      accepted(task, before);
    }
    if (now.status() == TaskStatus.COMPLETED && ++life.completions > 1) {
      violated(task, "is completed twice");
    }
    if (counted(before, now) && wentSilent(task)) {
      innocent(task, life);
    }
  }

  private static boolean ended(TaskRow row) {
    return row.status() == TaskStatus.COMPLETED
        || row.status() == TaskStatus.FAILED
        || row.status() == TaskStatus.PARKED;
  }

  private static boolean counted(TaskRow before, TaskRow now) {
    return before.status().held() && now.attempts() >= before.attempts();
  }

  private static boolean wentSilent(StoredTask task) {
    String why = task.reason();
    return why != null && why.endsWith("went silent");
  }

  /** The report that ended it must be of this task, this epoch, and of the worker that has it. */
  private void accepted(StoredTask task, TaskRow before) {
    Report report = report(task);
    TaskRow now = task.row();
    if (report == null) {
      if (now.status() == TaskStatus.COMPLETED) {
        violated(task, "is completed by nobody");
      }
      return;
    }
    if (!report.task().equals(now.id())) {
      violated(task, "takes the result of another task");
    }
    if (report.epoch() != now.epoch()) {
      violated(
          task, "takes a result of epoch %d at epoch %d".formatted(report.epoch(), now.epoch()));
    }
    String worker = now.worker() == null ? before.worker() : now.worker();
    if (!report.agent().equals(worker)) {
      violated(task, "takes a result of %s, and %s has it".formatted(report.agent(), worker));
    }
  }

  private @Nullable Report report(StoredTask task) {
    if (task.row().status() == TaskStatus.COMPLETED) {
      return reports.get(task.result());
    }
    String why = task.reason();
    int at = why == null ? -1 : why.indexOf("no #");
    return why == null || at < 0 ? null : marks.get(why.substring(at));
  }

  /** Its worker lived and worked on, or had reported the end, which nobody lost. */
  private void innocent(StoredTask task, Life life) {
    String worker = String.valueOf(task.row().worker());
    Long trouble = troubles.get(worker);
    Report report = new Report(task.row().id(), task.row().epoch(), worker);
    if (aborted.contains(report) || lost >= world.now() - HEARD && lost > 0) {
      return; // heartbeats that were not applied yet may have gone with Redis
    }
    Long end = ends.get(report);
    boolean lives = trouble == null || trouble < life.claimedAt - HEARD;
    if (lives && (end == null || lost < end)) {
      violated(task, "loses an attempt although its worker " + worker + " lives");
    }
  }

  void end() {
    for (StoredTask task : world.store.tasks()) {
      if (task.row().status().open()) {
        violated(task, "is stuck in " + task.row().status());
      }
    }
  }

  private void violated(StoredTask task, String what) {
    world.checker.violated("t" + task.number + " " + what);
  }
}
