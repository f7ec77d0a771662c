package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.dispatch.Dispatcher;
import dev.autodev.control.recover.Reconciler;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.ApprovalRule;
import dev.autodev.model.Repository;
import dev.autodev.model.Role;
import dev.autodev.model.Severity;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What all tests of the control plane share: real servers, a clock that stands, clean tables. */
@QuarkusTestResource(TestServers.class)
abstract class ControlPlaneTest {
  static final Principal ANNA = Principal.human("anna");

  @Inject Tasks tasks;
  @Inject Workflows workflows;
  @Inject Gates gates;
  @Inject Repositories repositories;
  @Inject Workers workers;
  @Inject Audit audit;
  @Inject Overview overview;
  @Inject Dispatcher dispatcher;
  @Inject Reconciler reconciler;
  @Inject HandClock clock;
  @Inject Pool pool;
  @Inject RedisDataSource redis;

  @BeforeEach
  void clean() {
    redis
        .key()
        .keys("*")
        .forEach(
            key -> {
              if (key.startsWith("tasks:")
                  || key.startsWith("control:")
                  || key.startsWith("budget:")
                  || key.equals("dead")) {
                redis.key().del(key);
              }
            });
    sql(
        "truncate task, workflow, gate, worker, task_event, usage_day, usage_sum, repository, budget_wait, budget_extension, gate_vote, agent_pause, agent_slots, instruction, task_wait, filed_after");
    ask(repositories.register(Repository.at("sample", "/srv/sample.git", "main"), ANNA));
  }

  /** A repository whose gates open by that rule. */
  void register(String name, ApprovalRule rule) {
    Repository repository = Repository.at(name, "/srv/%s.git".formatted(name), "main", rule);
    ask(repositories.register(repository, ANNA));
  }

  void sql(String statement) {
    ask(pool.query(statement).execute());
  }

  static <T> T ask(Uni<T> question) {
    return question.await().atMost(Duration.ofSeconds(20));
  }

  /** The refusal of a question. */
  static ControlPlaneException refusal(Uni<?> question) {
    try {
      ask(question);
    } catch (ControlPlaneException e) {
      return e;
    }
    throw new AssertionError("was not refused");
  }

  FakeWorker worker(String id) {
    return new FakeWorker(redis, clock, id);
  }

  TaskView create(TaskPayload payload) {
    return ask(tasks.create(NewTask.of(payload).in("sample"), ANNA));
  }

  TaskView task(TaskOrder order) {
    return ask(tasks.find(order.task().value()));
  }

  TaskView comesTo(String status, String task) {
    return await().until(() -> ask(tasks.find(task)), found -> found.status().equals(status));
  }

  TaskView comesTo(String status, TaskOrder order) {
    return comesTo(status, order.task().value());
  }

  /** The reconciler's looks over a time, as its timer would have them. */
  void pass(Duration time) {
    ask(reconciler.tick());
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusSeconds(2)) {
      clock.advance(Duration.ofSeconds(2));
      ask(reconciler.tick());
      ask(dispatcher.tick());
    }
  }

  static TaskPayload scan() {
    return new TaskPayload.SecurityScan(Optional.empty(), Severity.HIGH, 0);
  }

  static TaskOutcome clean(TaskOrder order) {
    assertThat(order.role()).isEqualTo(Role.SECURITY);
    return new TaskOutcome.Completed(
        new TaskResult.ScanDone(List.of("gitleaks 8"), List.of(), 0), Evidence.NONE);
  }
}
