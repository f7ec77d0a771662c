package dev.autodev.control.ledger;

import dev.autodev.control.NewSchedule;
import dev.autodev.control.engine.WorkflowState;
import dev.autodev.control.schedule.ScheduleStatus;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.Repository;
import dev.autodev.model.Require;
import dev.autodev.model.Sha256;
import dev.autodev.model.WorkerId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.halt.HaltScope;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.streams.Outgoing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that one transaction locked, and what it does to them. Not for use by two threads. */
public final class Ledger {
  final Moment moment;
  private final Journal journal;
  final Map<String, TaskRow> tasks = new LinkedHashMap<>();
  private final Map<TaskIdentity.Place, TaskRow> tasksByPlace = new HashMap<>();
  final Map<String, WorkflowRow> workflows = new LinkedHashMap<>();
  final Map<String, GateRow> gates = new LinkedHashMap<>();
  final Map<String, Keyed> tasksByKey = new LinkedHashMap<>();
  final Map<String, Keyed> workflowsByKey = new LinkedHashMap<>();
  final Map<String, KnownRepository> repositories = new LinkedHashMap<>();
  final Map<TaskRow, NewTaskRow> newTasks = new LinkedHashMap<>();
  final Map<String, ScheduleRow> schedules = new LinkedHashMap<>();
  final List<Halt> halts = new ArrayList<>();
  private final Waits waits = new Waits();
  private final Set<String> whole = new HashSet<>();
  private final Set<String> unlocked = new TreeSet<>();
  final List<Outgoing> says = new ArrayList<>();
  boolean wakes;
  List<TaskOrder> departing = List.of();
  List<String> unreadable = List.of();

  Ledger(Instant instant) {
    this.moment = new Moment(instant.truncatedTo(ChronoUnit.MICROS)); // as the database keeps it
    this.journal = new Journal(moment.now);
  }

  /** A repository as it is registered. */
  public record KnownRepository(Repository repository, int importance) {
    private static final int USUAL = 5;

    /** Refuses an importance out of bounds. */
    public KnownRepository {
      importance = Require.between(importance, 0, 10, "repository.importance");
    }

    /** Of usual importance. */
    public static KnownRepository usual(Repository repository) {
      return new KnownRepository(repository, USUAL);
    }

    /** Another one whenever a setting is. */
    public String version() {
      return Sha256.of(Json.write(repository) + importance).substring(0, 16);
    }
  }

  /** The instant of this transaction. */
  public Instant now() {
    return moment.now;
  }

  /** What is told about it: timeline, audit, usage, gates, workers. */
  public Journal journal() {
    return journal;
  }

  /** Who waits for whom. */
  public Waits waits() {
    return waits;
  }

  /** A locked or new task. */
  public Optional<TaskRow> task(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** All locked and new tasks. */
  public Collection<TaskRow> tasks() {
    return tasks.values();
  }

  /**
   * The task of a step and round, if it can still be stopped; where that is not known, all is
   * decided again with the workflow's tasks locked.
   */
  public Optional<TaskRow> task(String workflow, String step, int round) {
    TaskRow task = tasksByPlace.get(new TaskIdentity.Place(workflow, step, round));
    if (task == null && !whole.contains(workflow)) {
      needs(workflow);
    }
    return Optional.ofNullable(task);
  }

  /** All tasks of these workflows that can still be stopped are locked as well. */
  void whole(Collection<String> workflows) {
    whole.addAll(workflows);
  }

  /** This request is to be decided about, and is not locked: all is decided again with it. */
  public void needs(String request) {
    unlocked.add(request);
  }

  /**
   * @throws UnlockedException if something is needed that is not locked
   */
  void holdsAllItNeeds() {
    if (!unlocked.isEmpty()) {
      throw new UnlockedException(unlocked);
    }
  }

  /** A locked or new workflow. */
  public Optional<WorkflowRow> workflow(String id) {
    return Optional.ofNullable(workflows.get(id));
  }

  /** All locked and new workflows. */
  public Collection<WorkflowRow> workflows() {
    return workflows.values();
  }

  /** A gate whose workflow is locked. */
  public Optional<GateRow> gate(String id) {
    return Optional.ofNullable(gates.get(id));
  }

  /** The task that this idempotency key created. */
  public Optional<Keyed> taskOfKey(String key) {
    return Optional.ofNullable(tasksByKey.get(key));
  }

  /** The workflow that this idempotency key started. */
  public Optional<Keyed> workflowOfKey(String key) {
    return Optional.ofNullable(workflowsByKey.get(key));
  }

  /** A registered repository. */
  public Optional<KnownRepository> repository(String name) {
    return Optional.ofNullable(repositories.get(name));
  }

  /** The stop of exactly that scope, where the scope of this transaction asks for stops. */
  public Optional<Halt> halt(HaltScope of) {
    return halts.stream().filter(halt -> halt.scope().equals(of)).findFirst();
  }

  /** A stop that keeps people from deciding about work on that repository. */
  public Optional<Halt> frozen(Optional<String> repository) {
    return halts.stream().filter(halt -> halt.scope().freezes(repository)).findFirst();
  }

  /** A locked or new schedule. */
  public Optional<ScheduleRow> schedule(String id) {
    return Optional.ofNullable(schedules.get(id));
  }

  /** The schedule of that name, unless it is deleted. */
  public Optional<ScheduleRow> scheduleNamed(String name) {
    return schedules.values().stream()
        .filter(row -> row.status() != ScheduleStatus.DELETED && row.body().name().equals(name))
        .findFirst();
  }

  /** Makes a schedule. */
  public ScheduleRow add(String id, NewSchedule body, String createdBy) {
    return put(new ScheduleRow(id, body, createdBy, now(), true));
  }

  ScheduleRow put(ScheduleRow schedule) {
    schedules.put(schedule.id(), schedule);
    return schedule;
  }

  void put(TaskRow task) {
    tasks.put(task.id(), task);
    task.identity().place().ifPresent(place -> tasksByPlace.put(place, task));
  }

  /** Grows with each change: work that threw and left it as it was has done nothing. */
  long changes() {
    long changes =
        moment.changes() + journal.entries() + waits.entries() + says.size() + (wakes ? 1 : 0);
    for (ScheduleRow schedule : schedules.values()) {
      changes += schedule.changes + (schedule.fresh ? 1 : 0);
    }
    return changes;
  }

  /** The gate is decided for whoever looks at it later in this transaction. */
  public void decided(GateRow gate) {
    gates.put(gate.id(), gate);
  }

  /**
   * Creates a task: ready, or pending until its time.
   *
   * @param after requests that it waits for, none of which is done
   */
  public TaskRow add(
      TaskIdentity identity,
      NewTaskRow row,
      int maxAttempts,
      @Nullable Instant notBefore,
      Collection<String> after) {
    boolean pending = !after.isEmpty() || notBefore != null && notBefore.isAfter(now());
    TaskRow task = new TaskRow(identity, pending ? TaskStatus.PENDING : TaskStatus.READY, moment);
    task.maxAttempts = maxAttempts;
    task.notBefore = notBefore;
    task.fresh = true;
    if (!after.isEmpty()) {
      task.notBefore = TaskRow.END_OF_TIME;
      task.reason = "waits for " + String.join(", ", after);
      after.forEach(
          request -> waits.add(new Wait(identity.request(), identity.id(), request, notBefore)));
    }
    put(task);
    newTasks.put(task, row);
    moment.changed();
    if (row.idempotencyKey() != null) {
      tasksByKey.put(row.idempotencyKey(), Keyed.of(identity, row));
    }
    wakes |= !pending;
    return task;
  }

  /** A new task as people see it. */
  public TaskView view(TaskRow task) {
    return Objects.requireNonNull(newTasks.get(task), "only of a new task").view(task);
  }

  /** Creates a workflow in its first state. */
  public WorkflowRow add(String id, int priority, WorkflowState state, WorkflowRow.Fresh fresh) {
    WorkflowRow workflow = new WorkflowRow(id, priority, state, fresh, moment);
    workflows.put(id, workflow);
    whole.add(id);
    moment.changed();
    if (fresh.idempotencyKey() != null) {
      workflowsByKey.put(fresh.idempotencyKey(), Keyed.of(id, state));
    }
    return workflow;
  }

  /** How many orders left with it. */
  public int departed() {
    return departing.size();
  }

  /** Tells a worker once this is committed. */
  public void say(String worker, ControlMessage message) {
    says.add(Outgoing.of(new WorkerId(worker).controlStream(), Json.write(message)));
  }

  /** Work became ready or room free: what fits leaves with this transaction. */
  public void wake() {
    wakes = true;
  }
}
