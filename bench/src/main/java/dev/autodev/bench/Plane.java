package dev.autodev.bench;

import dev.autodev.control.NewTask;
import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.Tasks;
import dev.autodev.control.flow.WorkflowMoves;
import dev.autodev.model.Repository;
import dev.autodev.model.task.TaskPayload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The control plane as its clients see it, and a way to a clean one. */
@Singleton
class Plane {
  static final Principal CLIENT = Principal.human("bench");
  static final String REPOSITORY = "bench";

  @Inject Tasks tasks;
  @Inject WorkflowMoves workflows;
  @Inject Repositories repositories;
  @Inject Pool pool;

  static <T> T get(Uni<T> question) {
    return question.await().atMost(Duration.ofMinutes(5));
  }

  static NewTask noOp() {
    return NewTask.of(new TaskPayload.AnalyzeRepo("")).in(REPOSITORY);
  }

  void clean() {
    sql("truncate task, workflow, gate, task_event, usage_day");
    get(repositories.register(Repository.at(REPOSITORY, "/nowhere", "main"), CLIENT));
  }

  void sql(String statement) {
    get(pool.query(statement).execute());
  }
}
