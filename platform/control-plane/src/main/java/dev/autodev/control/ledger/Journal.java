package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.EngineCommand.OpenGate;
import dev.autodev.model.Repository;
import dev.autodev.model.Usage;
import dev.autodev.model.event.SwarmEvent.WorkerSeen;
import dev.autodev.model.task.Label;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows to be written beside tasks and workflows, by table. */
public final class Journal {
  private final Instant now;
  final List<Line> story = new ArrayList<>();
  final List<Act> audit = new ArrayList<>();
  final List<Opened> gatesOpened = new ArrayList<>();

  /** One row for each gate: the database would take any of two. */
  final Map<TaskIdentity.Place, Closed> gatesDecided = new LinkedHashMap<>();

  final List<Vote> votes = new ArrayList<>();
  final List<Labelled> labels = new ArrayList<>();
  final List<Left> workersLeft = new ArrayList<>();
  final Map<String, Registered> repositoriesSeen = new LinkedHashMap<>();
  final Map<String, Registered> repositoriesReplaced = new LinkedHashMap<>();
  final Map<String, Seen> workersSeen = new LinkedHashMap<>();
  final Map<Cell, Usage> usage = new LinkedHashMap<>();
  final Map<String, HeardBy> instructionsHeard = new LinkedHashMap<>();
  private final BudgetJournal budgets;
  private final HaltJournal halts;
  private final ScheduleJournal schedules;
  private int entries;

  Journal(Instant now) {
    this.now = now;
    this.budgets = new BudgetJournal(now);
    this.halts = new HaltJournal(now);
    this.schedules = new ScheduleJournal(now);
  }

  /** What is to be written about budgets. */
  public BudgetJournal budgets() {
    return budgets;
  }

  /** What is to be written about emergency stops. */
  public HaltJournal halts() {
    return halts;
  }

  record HeardBy(String instruction, String task, int epoch, Instant at) {}

  /** What is to be written about times of schedules. */
  public ScheduleJournal schedules() {
    return schedules;
  }

  record Line(
      String task,
      int epoch,
      @Nullable Integer seq,
      Instant at,
      String kind,
      @Nullable String worker,
      String text) {}

  record Act(
      Instant at,
      Principal by,
      String action,
      String subjectKind,
      String subject,
      @Nullable String workflow,
      Map<String, ?> details) {}

  record Opened(String id, String workflow, OpenGate gate, Instant at) {}

  record Vote(String gate, String person, String hash, Instant at) {}

  record Labelled(String subject, Label label, Instant at) {}

  record Closed(
      TaskIdentity.Place gate,
      GateStatus status,
      @Nullable String by,
      @Nullable String hash,
      String words,
      @Nullable String note,
      Instant at) {
    /** Deferred: there is a note, and no decision. */
    boolean stays() {
      return status == GateStatus.OPEN;
    }
  }

  record Seen(WorkerSeen event, Instant at) {}

  record Left(String worker, Instant at) {}

  record Registered(Repository repository, int importance, String by, Instant at) {}

  /** One cell of the usage table. */
  record Cell(LocalDate day, TaskIdentity task, String model) {}

  record Consumed(Cell cell, Usage used) {}

  /** Grows with each entry. */
  int entries() {
    return entries + budgets.entries() + halts.entries() + schedules.entries();
  }

  /** A line of a task's story that the control plane itself tells. */
  public void tell(TaskRow task, String kind, String text) {
    tell(task.id(), task.epoch(), null, kind, task.worker(), text);
  }

  /**
   * A line of a task's story.
   *
   * @param seq number of the event within its attempt; the same one is kept once
   */
  public void tell(
      String task,
      int epoch,
      @Nullable Integer seq,
      String kind,
      @Nullable String worker,
      String text) {
    entries++;
    story.add(new Line(task, epoch, seq, now, kind, worker, text));
  }

  /** A line of the audit trail. */
  public void audit(
      Principal by,
      String action,
      String subjectKind,
      String subject,
      @Nullable String workflow,
      Map<String, ?> details) {
    entries++;
    audit.add(new Act(now, by, action, subjectKind, subject, workflow, details));
  }

  /** A gate that waits for a person. */
  public void open(String id, String workflow, OpenGate gate) {
    entries++;
    gatesOpened.add(new Opened(id, workflow, gate, now));
  }

  /** A gate that is decided, deferred (then it stays open) or void. */
  public void close(
      String workflow,
      String step,
      int round,
      GateStatus status,
      @Nullable String by,
      @Nullable String hash,
      String words) {
    entries++;
    TaskIdentity.Place gate = new TaskIdentity.Place(workflow, step, round);
    Closed deferred = gatesDecided.get(gate);
    String earlier = deferred == null ? null : deferred.note();
    String note = status == GateStatus.OPEN ? words : earlier;
    gatesDecided.put(gate, new Closed(gate, status, by, hash, words, note, now));
  }

  /** A person approves what others have to approve as well. */
  public void vote(GateRow gate, String person) {
    entries++;
    votes.add(new Vote(gate.id(), person, gate.hash(), now));
  }

  /** A label on a workflow, or on a task without one; who puts it there a second time is late. */
  public void label(String subject, Label label) {
    entries++;
    labels.add(new Labelled(subject, label, now));
  }

  /** A session has answered to what an operator said. */
  public void heard(String instruction, TaskRow by) {
    entries++;
    instructionsHeard.put(instruction, new HeardBy(instruction, by.id(), by.epoch(), now));
  }

  /** A heartbeat. */
  public void seen(WorkerSeen event) {
    entries++;
    workersSeen.put(event.worker().value(), new Seen(event, now));
  }

  /** A worker that went. */
  public void left(String worker) {
    entries++;
    workersSeen.remove(worker);
    workersLeft.add(new Left(worker, now));
  }

  /** What an attempt consumed, also kept by day and model. */
  public void consumed(TaskIdentity task, String model, Usage used) {
    entries++;
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    usage.merge(new Cell(day, task, model), used, Usage::plus);
  }

  /**
   * A repository.
   *
   * @param replace whether it takes the place of one of the same name
   */
  public void register(Ledger.KnownRepository known, String by, boolean replace) {
    entries++;
    (replace ? repositoriesReplaced : repositoriesSeen)
        .put(
            known.repository().name(),
            new Registered(known.repository(), known.importance(), by, now));
  }
}
