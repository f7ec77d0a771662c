package dev.autodev.asana.aegis;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** The row that says how the loop stands. */
@ApplicationScoped
class States {
  /** One that stopped by itself, and so left a note, is started by a new process or a person. */
  private static final String TURN =
      """
      update system_state set
        orchestrator_status = case when orchestrator_status = 'stopped' then 'running' else orchestrator_status end,
        orchestrator_pid = $1, orchestrator_started_at = $2,
        note = case when orchestrator_status = 'stopped' then null else note end
      where orchestrator_status <> 'stopped' or note is null or $3
      returning *""";

  @Inject Database database;

  /** The turn of a process; empty: the loop is stopped. */
  Optional<State> turn(long pid, Instant started, boolean first) {
    return database.one(States::state, TURN, pid, started, first);
  }

  State read() {
    return database.one(States::state, "select * from system_state").orElseThrow();
  }

  void synced(Instant at) {
    database.ask("update system_state set last_tasks_sync_at = $1", at);
  }

  /** Something changed in Asana, so they say there. */
  void changed(Instant at) {
    database.ask("update system_state set tasks_changed_at = $1", at);
  }

  void counted(int pending, int active) {
    database.ask(
        """
        update system_state set total_tasks_pending = $1, active_agents_count = $2
        where (total_tasks_pending, active_agents_count) is distinct from ($1, $2)""",
        pending,
        active);
  }

  /** It cannot go on by itself. */
  void stopped(String note) {
    database.ask("update system_state set orchestrator_status = 'stopped', note = $1", note);
  }

  /** The process ends; another one goes on. */
  void left(long pid) {
    database.ask(
        """
        update system_state set orchestrator_pid = null,
          orchestrator_status = case when orchestrator_status = 'running' then 'stopped' else orchestrator_status end
        where orchestrator_pid = $1""",
        pid);
  }

  void set(String status) {
    database.ask("update system_state set orchestrator_status = $1, note = null", status);
  }

  private static State state(Row row) {
    return new State(
        row.getString("orchestrator_status"),
        row.getLong("orchestrator_pid"),
        Database.instant(row, "orchestrator_started_at"),
        Database.instant(row, "last_tasks_sync_at"),
        Database.instant(row, "tasks_changed_at"),
        row.getLong("total_tasks_processed"),
        row.getInteger("total_tasks_pending"),
        row.getInteger("active_agents_count"),
        row.getString("note"));
  }
}
