package dev.autodev.bench;

import dev.autodev.control.NewTask;
import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.Tasks;
import dev.autodev.control.flow.WorkflowMoves;
import dev.autodev.model.Repository;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskPayload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The control plane as its clients see it, and a way to a clean one. */
@Singleton
class Plane {
  static final Principal CLIENT = Principal.human("bench");
  static final String REPOSITORY = "bench";
  private static final TaskPayload NO_OP = new TaskPayload.AnalyzeRepo("");

  /** The role that does no-op tasks. */
  static final Role ROLE = NO_OP.taskType().role();

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int DEADLOCKS = 5;

  @Inject Tasks tasks;
  @Inject WorkflowMoves workflows;
  @Inject Repositories repositories;
  @Inject Pool pool;

  static <T> T get(Uni<T> question) {
    return question.await().atMost(PATIENCE);
  }

  static NewTask noOp() {
    return NewTask.of(NO_OP).in(REPOSITORY);
  }

  /** A swarm of somebody's knows other repositories than ours: its tasks would be removed here. */
  void refuseIfInUse() {
    if (is("select exists (select from repository where name <> 'bench')")) {
      throw new IllegalArgumentException(
          "This database belongs to a swarm, and the bench removes all tasks; give it one of its own.");
    }
  }

  /** No task is left of the round before: what waits is withdrawn, what is under way may end. */
  void clean() {
    sql("delete from task where status in ('pending', 'ready')");
    awaitThat(
        "select not exists (select from task where status in ('dispatched', 'in_progress', 'verifying'))");
    sql("truncate task, workflow, gate, task_event, usage_day, usage_sum");
    get(repositories.register(Repository.at(REPOSITORY, "/nowhere", "main"), CLIENT));
  }

  /** Emptying tables meets those who look at them by a timer; a deadlock undid all of it. */
  void sql(String statement) {
    get(
        Uni.createFrom()
            .deferred(() -> pool.query(statement).execute())
            .onFailure(Plane::deadlocked)
            .retry()
            .atMost(DEADLOCKS));
  }

  private static boolean deadlocked(Throwable e) {
    return e instanceof PgException database && "40P01".equals(database.getSqlState());
  }

  /** What a query of one row and column says. */
  long number(String question) {
    return get(row(question)).getLong(0);
  }

  boolean is(String question) {
    return get(row(question)).getBoolean(0);
  }

  /** Asks until it is so. */
  void awaitThat(String question) {
    get(
        Uni.createFrom()
            .deferred(() -> row(question))
            .map(row -> row.getBoolean(0))
            .repeat()
            .withDelay(LOOK_EVERY)
            .whilst(so -> !so)
            .collect()
            .last());
  }

  private Uni<Row> row(String question) {
    return pool.query(question).execute().map(rows -> rows.iterator().next());
  }
}
