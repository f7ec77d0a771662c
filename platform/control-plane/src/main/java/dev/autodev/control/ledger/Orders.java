package dev.autodev.control.ledger;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.model.Repository;
import dev.autodev.model.TaskId;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Instruction;
import dev.autodev.model.task.Label;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What workers are sent, as a task's row and those beside it have it. */
@ApplicationScoped
public class Orders {
  /** Of a task's row named t that is dispatched, all but its payload. */
  public static final String COLUMNS =
      """
      t.id, t.epoch, t.workflow_id, t.sort_key, t.reason like '%s%%' as alone,
      (select json_agg(json_build_object('id', i.id, 'by', i.said_by, 'text', i.text) order by i.id)::text
       from instruction i where i.task_id = t.id and i.status <> 'too_late') as instructions,
      coalesce((select w.created_by from workflow w where w.id = t.workflow_id), t.created_by) as author,
      (select json_agg(json_build_object('name', l.name, 'by', l.set_by) order by l.name)::text
       from label l where l.subject = coalesce(t.workflow_id, t.id)) as labels,
      (select r.body::text from repository r where r.name = t.repository) as repository"""
          .formatted(TaskRow.SUSPECT);

  private static final Logger LOG = Logger.getLogger(Orders.class);

  @Inject ControlPlaneConfig config;

  /** The row of a task that has left, and its payload, which may turn out not to be readable. */
  public record Left(Row row, Supplier<TaskPayload> payload) {
    /** Whose payload is in its row. */
    public static Left withPayload(Row row) {
      return new Left(row, () -> Json.read(row.getString("payload"), TaskPayload.class));
    }
  }

  /**
   * What is sent of what has left.
   *
   * @param unreadable tasks of which no order can be made
   */
  record Made(List<TaskOrder> orders, List<String> unreadable) {}

  /** Orders of rows that are committed: what cannot be read stops nothing else. */
  Made of(List<Left> rows) {
    Batch batch = new Batch(config);
    List<TaskOrder> orders = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Left left : rows) {
      String task = left.row().getString("id");
      try {
        orders.add(batch.order(left.row(), left.payload().get()));
      } catch (RuntimeException e) {
        LOG.errorf("task=%s is parked, needs a person: %s", task, e.getMessage());
        unreadable.add(task);
      }
    }
    return new Made(orders, unreadable);
  }

  /** Orders that share what they have in common. */
  private static final class Batch {
    private final ControlPlaneConfig config;
    private final Map<String, Repository> repositories = new HashMap<>(); // few, by their JSON

    Batch(ControlPlaneConfig config) {
      this.config = config;
    }

    TaskOrder order(Row row, TaskPayload payload) {
      return new TaskOrder(
          new TaskId(row.getString("id")),
          row.getInteger("epoch"),
          payload,
          Optional.ofNullable(row.getString("repository"))
              .map(
                  body ->
                      repositories.computeIfAbsent(
                          body, json -> Json.read(json, Repository.class))),
          Optional.ofNullable(row.getString("workflow_id")).map(WorkflowId::new),
          config.maxTokens(),
          config.timeLimit(),
          "",
          Boolean.TRUE.equals(row.getBoolean("alone")),
          row.getString("author"),
          labels(row.getString("labels")),
          instructions(row.getString("instructions")));
    }
  }

  private static List<Label> labels(@Nullable String array) {
    List<Label> labels = new ArrayList<>();
    if (array != null) {
      Json.parse(array).forEach(each -> labels.add(Json.read(each, Label.class)));
    }
    return labels;
  }

  /** What was said to earlier attempts is said to each. */
  private static List<Instruction> instructions(@Nullable String json) {
    return json == null ? List.of() : List.of(Json.read(json, Instruction[].class));
  }
}
