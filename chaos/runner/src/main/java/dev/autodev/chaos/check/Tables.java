package dev.autodev.chaos.check;

import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Database.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the database says at the end of a run. */
record Tables(
    Map<String, Task> tasks, Map<String, Row> workflows, List<Row> gates, List<Told> story) {
  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled", "parked");

  /** Times are milliseconds since 1970, 0 where there is none. */
  record Task(
      String id,
      String key,
      String status,
      int attempts,
      int epoch,
      String reason,
      String workflow,
      String step,
      int round,
      long finishedAt) {
    boolean ended() {
      return ENDED.contains(status);
    }

    boolean single() {
      return workflow.equals("null");
    }
  }

  /** A line of a task's story. */
  record Told(String task, int epoch, String kind, String worker, String text) {
    /** The end of an attempt that counted as done. */
    boolean completes() {
      return kind.equals("task_finished") && text.startsWith("completed");
    }

    boolean accepted() {
      return kind.startsWith("task_");
    }
  }

  static Tables read(Database database) {
    Map<String, Task> tasks = new HashMap<>();
    for (Row row :
        database.rows(
            """
            select id, idempotency_key, status, attempts, epoch, reason, workflow_id, step,
                   coalesce(round, 0), (extract(epoch from finished_at) * 1000)::bigint from task""")) {
      tasks.put(
          row.text(0),
          new Task(
              row.text(0),
              row.text(1),
              row.text(2),
              row.number(3),
              row.number(4),
              row.text(5),
              row.text(6),
              row.text(7),
              row.number(8),
              row.time(9)));
    }
    Map<String, Row> workflows = new HashMap<>();
    database
        .rows("select id, idempotency_key, status from workflow")
        .forEach(row -> workflows.put(row.text(0), row));
    List<Row> gates =
        database.rows(
            """
            select g.id, g.workflow_id, g.step, g.status,
                   (extract(epoch from g.decided_at) * 1000)::bigint,
                   (select count(*) from audit a where a.subject_id = g.id and a.action = 'gate.approve')
            from gate g""");
    List<Told> story = new ArrayList<>();
    for (Row row :
        database.rows("select task_id, epoch, kind, worker, text from task_event order by id")) {
      story.add(new Told(row.text(0), row.number(1), row.text(2), row.text(3), row.text(4)));
    }
    return new Tables(tasks, workflows, gates, story);
  }
}
