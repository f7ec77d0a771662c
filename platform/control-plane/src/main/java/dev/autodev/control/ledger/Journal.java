package dev.autodev.control.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.GateStatus;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.EngineCommand.OpenGate;
import dev.autodev.model.Repository;
import dev.autodev.model.Usage;
import dev.autodev.model.event.SwarmEvent.WorkerSeen;
import dev.autodev.model.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows to be written beside tasks and workflows, as JSON arrays, one per table. */
public final class Journal {
  private final Instant now;
  final ArrayNode story = Jsonb.array();
  final ArrayNode audit = Jsonb.array();
  final ArrayNode gatesOpened = Jsonb.array();
  final ArrayNode gatesDecided = Jsonb.array();
  final ArrayNode workersLeft = Jsonb.array();
  final Map<String, ObjectNode> repositoriesSeen = new LinkedHashMap<>();
  final Map<String, ObjectNode> repositoriesReplaced = new LinkedHashMap<>();
  final Map<String, ObjectNode> workersSeen = new LinkedHashMap<>();
  final Map<UsageKey, Usage> usage = new LinkedHashMap<>();

  Journal(Instant now) {
    this.now = now;
  }

  /** One cell of the usage table. */
  record UsageKey(LocalDate day, TaskIdentity task, String model) {}

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
    ObjectNode line = story.addObject();
    line.put("task_id", task).put("epoch", epoch).put("seq", seq).put("at", now.toString());
    line.put("kind", kind).put("worker", worker).put("text", text);
  }

  /** A line of the audit trail. */
  public void audit(
      Principal by,
      String action,
      String subjectKind,
      String subject,
      @Nullable String workflow,
      Map<String, ?> details) {
    ObjectNode line = audit.addObject();
    line.put("at", now.toString()).put("actor", by.name());
    line.put("actor_kind", by.kind().name().toLowerCase(java.util.Locale.ROOT));
    line.put("action", action).put("subject_kind", subjectKind).put("subject_id", subject);
    line.put("workflow_id", workflow).set("details", Json.tree(details));
  }

  /** A gate that waits for a person. */
  public void open(String id, String workflow, OpenGate gate) {
    ObjectNode row = gatesOpened.addObject();
    row.put("id", id).put("workflow_id", workflow).put("step", gate.step());
    row.put("round", gate.round()).put("kind", gate.kind().wireName());
    row.put("subject_hash", gate.subject().hash()).set("subject", Json.tree(gate.subject()));
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
    ObjectNode row = gatesDecided.addObject();
    row.put("workflow_id", workflow).put("step", step).put("round", round);
    row.put("status", status.wireName()).put("decided_by", by).put("decided_hash", hash);
    boolean open = status == GateStatus.OPEN;
    row.put("reason", open ? null : words).put("note", open ? words : null);
    row.put("decided_at", open ? null : now.toString());
  }

  /** A heartbeat. */
  public void seen(WorkerSeen event) {
    ObjectNode row = Jsonb.object();
    row.put("id", event.worker().value()).set("slots", Json.tree(event.slots()));
    row.set("holding", Json.tree(event.holding()));
    row.put("started_at", event.startedAt().toString()).put("seen_at", now.toString());
    workersSeen.put(event.worker().value(), row);
  }

  /** A worker that went. */
  public void left(String worker) {
    workersSeen.remove(worker);
    workersLeft.addObject().put("id", worker).put("left_at", now.toString());
  }

  /** What an attempt consumed, also kept by day and model. */
  public void consumed(TaskIdentity task, String model, Usage used) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    usage.merge(new UsageKey(day, task, model), used, Usage::plus);
  }

  List<Committed.Gate> opened() {
    List<Committed.Gate> opened = new ArrayList<>();
    gatesOpened.forEach(
        row ->
            opened.add(
                new Committed.Gate(row.get("id").asText(), row.get("subject_hash").asText())));
    return opened;
  }

  /**
   * A repository.
   *
   * @param replace whether it takes the place of one of the same name
   */
  public void register(Repository repository, String by, boolean replace) {
    ObjectNode row = Jsonb.object();
    row.put("name", repository.name()).put("registered_by", by);
    row.put("created_at", now.toString()).set("body", Json.tree(repository));
    (replace ? repositoriesReplaced : repositoriesSeen).put(repository.name(), row);
  }
}
