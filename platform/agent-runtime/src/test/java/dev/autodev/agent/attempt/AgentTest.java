package dev.autodev.agent.attempt;

import static org.awaitility.Awaitility.await;

import dev.autodev.agent.report.Worker;
import dev.autodev.model.Repository;
import dev.autodev.model.Streams;
import dev.autodev.model.TaskId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.EventList;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.limits.LimitNotes;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;

/** Speaks with an agent process as the control plane does: through streams only. */
@QuarkusTestResource(EmbeddedRedis.class)
abstract class AgentTest {
  static final String TASKS = "tasks:builder";

  /** A result that needs no evidence. */
  static final TaskOutcome DONE =
      new TaskOutcome.Completed(new TaskResult.Published("npm", "", ""), Evidence.NONE);

  @Inject StreamAppender appender;
  @Inject StreamTail tail;
  @Inject RedisDataSource redis;
  @Inject Worker worker;
  @Inject ScriptedBuilder builder;
  @Inject ScriptedSession session;
  @Inject LimitNotes notes;

  TaskId task = TaskId.next(Clock.systemUTC());

  TaskOrder order(int epoch, Duration limit) {
    return new TaskOrder(
        task,
        epoch,
        new TaskPayload.ImplementFeature("title", "", "", List.of(), ""),
        Optional.of(Repository.at("sample", "file:///nowhere", "main")),
        Optional.empty(),
        0,
        limit,
        "");
  }

  TaskOrder order() {
    return order(1, Duration.ofMinutes(1));
  }

  void send(TaskOrder order) {
    append(TASKS, Json.write(order));
  }

  void control(ControlMessage message) {
    append(worker.id().controlStream(), Json.write(message));
  }

  void append(String stream, String body) {
    appender.append(List.of(Outgoing.of(stream, body))).await().atMost(Duration.ofSeconds(10));
  }

  List<SwarmEvent> events() {
    return entries(Streams.EVENTS).stream()
        .flatMap(entry -> EventList.read(entry.body()).stream())
        .toList();
  }

  List<SwarmEvent.OfTask> eventsOfTask() {
    return events().stream()
        .filter(SwarmEvent.OfTask.class::isInstance)
        .map(SwarmEvent.OfTask.class::cast)
        .filter(event -> event.task().equals(task))
        .toList();
  }

  /** This worker's heartbeats. */
  List<SwarmEvent.WorkerSeen> heartbeats() {
    return events().stream()
        .filter(event -> event.worker().equals(worker.id()))
        .filter(SwarmEvent.WorkerSeen.class::isInstance)
        .map(SwarmEvent.WorkerSeen.class::cast)
        .toList();
  }

  Optional<TaskOutcome> outcome() {
    return eventsOfTask().stream()
        .filter(SwarmEvent.TaskFinished.class::isInstance)
        .map(event -> ((SwarmEvent.TaskFinished) event).outcome())
        .findFirst();
  }

  TaskOutcome awaitOutcome() {
    soon().until(() -> outcome().isPresent());
    return outcome().orElseThrow();
  }

  List<StreamEntry> entries(String stream) {
    return tail.range(stream, "-", "+", 10_000).await().atMost(Duration.ofSeconds(10));
  }

  /** Acknowledged entries are deleted. */
  void awaitAcknowledged() {
    soon().until(() -> redis.execute("XLEN", TASKS).toLong() == 0);
  }

  /** As a person lets a provider go on. */
  void resumed(String provider) {
    soon()
        .until(
            () -> {
              redis.key().del("limits:" + provider, "refused:" + provider);
              notes.refresh();
              return notes.limit(provider, Clock.systemUTC().instant()).isEmpty()
                  && notes.refused(provider).isEmpty();
            });
  }

  void awaitGone(long pid) {
    soon().until(() -> ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }
}
