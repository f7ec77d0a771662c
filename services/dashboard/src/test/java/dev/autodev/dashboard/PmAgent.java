package dev.autodev.dashboard;

import dev.autodev.model.Role;
import dev.autodev.model.Streams;
import dev.autodev.model.Usage;
import dev.autodev.model.WorkerId;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The product manager's process, as far as one task goes. */
@ApplicationScoped
class PmAgent {
  private static final WorkerId ID = new WorkerId("pm-1");

  private final RedisDataSource redis;
  private final Clock clock;

  PmAgent(RedisDataSource redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  void reports() {
    send(new SwarmEvent.WorkerSeen(ID, now(), now(), Map.of(Role.PM, 50), Map.of()));
  }

  /** Takes the order of that task and answers with a proposal. */
  void proposes(String task, String markdown) {
    finishes(
        task,
        new TaskOutcome.Completed(
            new TaskResult.ProductProposed(
                "Hooks", "gumroad", markdown, Map.of("effort", 7), Optional.empty()),
            Evidence.NONE));
  }

  void fails(String task, String reason) {
    finishes(task, new TaskOutcome.Failed(reason));
  }

  private void finishes(String task, TaskOutcome outcome) {
    TaskOrder order = order(task);
    send(new SwarmEvent.TaskClaimed(ID, now(), order.task(), order.epoch(), 1));
    send(
        new SwarmEvent.UsageReported(
            ID,
            now(),
            order.task(),
            order.epoch(),
            2,
            "replay",
            new Usage(1_200, 340, 0, 0, new BigDecimal("0.01"))));
    send(new SwarmEvent.TaskFinished(ID, now(), order.task(), order.epoch(), 3, outcome));
  }

  /** Writes a line into the live transcript, as the agent runtime does. */
  void says(String task, String text) {
    redis.stream(String.class)
        .xadd(
            Streams.OUTPUT_PREFIX + task,
            Map.of(
                "body", Json.write(Map.of("at", now(), "epoch", 1, "kind", "said", "text", text))));
  }

  /** Puts an entry aside that nobody can read, as the control plane does; answers its id. */
  String sendsBroken(String reason) {
    return redis.stream(String.class)
        .xadd(
            Streams.DEAD,
            Map.of("body", "{}", "dead.reason", reason, "dead.stream", Streams.EVENTS));
  }

  /** The last one sent; who does not report for a lease gets none. */
  private TaskOrder order(String task) {
    return DashboardTest.soon()
        .until(
            () -> {
              reports();
              return redis.stream(String.class)
                  .xrange(Role.PM.taskStream(), StreamRange.of("-", "+"))
                  .stream()
                  .map(entry -> Json.read(entry.payload().get("body"), TaskOrder.class))
                  .filter(order -> order.task().value().equals(task))
                  .reduce((earlier, later) -> later);
            },
            Optional::isPresent)
        .orElseThrow();
  }

  private void send(SwarmEvent event) {
    redis.stream(String.class).xadd(Streams.EVENTS, Map.of("body", Json.write(event)));
  }

  private Instant now() {
    return clock.instant();
  }
}
