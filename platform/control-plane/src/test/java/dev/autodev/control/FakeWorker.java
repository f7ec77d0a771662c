package dev.autodev.control;

import static org.awaitility.Awaitility.await;

import dev.autodev.model.Role;
import dev.autodev.model.Streams;
import dev.autodev.model.TaskId;
import dev.autodev.model.Usage;
import dev.autodev.model.WorkerId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An agent process as the control plane sees it: reads orders, sends events, reads control. */
final class FakeWorker {
  private final RedisDataSource redis;
  private final Clock clock;
  private final WorkerId id;
  private final Map<TaskId, Integer> seqs = new HashMap<>();
  private final Map<TaskId, Integer> holding = new HashMap<>();

  FakeWorker(RedisDataSource redis, Clock clock, String id) {
    this.redis = redis;
    this.clock = clock;
    this.id = new WorkerId(id);
  }

  FakeWorker seen(int slots, Role... roles) {
    Map<Role, Integer> room = new HashMap<>();
    for (Role role : roles) {
      room.put(role, slots);
    }
    send(
        new SwarmEvent.WorkerSeen(id, clock.instant(), clock.instant(), room, Map.copyOf(holding)));
    return this;
  }

  void left() {
    send(new SwarmEvent.WorkerLeft(id, clock.instant(), List.copyOf(holding.keySet())));
    holding.clear();
  }

  /** The next order of the role, taken from its stream. */
  TaskOrder takes(Role role) {
    return await().until(() -> orders(role, true), orders -> !orders.isEmpty()).getFirst();
  }

  /** What waits in the role's stream. */
  List<TaskOrder> waiting(Role role) {
    return orders(role, false);
  }

  private List<TaskOrder> orders(Role role, boolean takeFirst) {
    var stream = redis.stream(String.class);
    List<TaskOrder> orders = new ArrayList<>();
    for (StreamMessage<String, String, String> entry :
        stream.xrange(role.taskStream(), StreamRange.of("-", "+"))) {
      orders.add(Json.read(entry.payload().getOrDefault("body", ""), TaskOrder.class));
      if (takeFirst) {
        stream.xdel(role.taskStream(), entry.id());
        return orders;
      }
    }
    return orders;
  }

  FakeWorker claims(TaskOrder order) {
    holding.put(order.task(), order.epoch());
    seqs.put(order.task(), 0);
    send(new SwarmEvent.TaskClaimed(id, clock.instant(), order.task(), order.epoch(), seq(order)));
    return this;
  }

  FakeWorker says(TaskOrder order, String message) {
    send(
        new SwarmEvent.TaskProgressed(
            id, clock.instant(), order.task(), order.epoch(), seq(order), message));
    return this;
  }

  FakeWorker used(TaskOrder order, Usage usage) {
    send(usage(order, usage));
    return this;
  }

  SwarmEvent usage(TaskOrder order, Usage usage) {
    return new SwarmEvent.UsageReported(
        id, clock.instant(), order.task(), order.epoch(), seq(order), "replay", usage);
  }

  void ends(TaskOrder order, TaskOutcome outcome) {
    holding.remove(order.task());
    send(finished(order, outcome));
  }

  SwarmEvent finished(TaskOrder order, TaskOutcome outcome) {
    return new SwarmEvent.TaskFinished(
        id, clock.instant(), order.task(), order.epoch(), seq(order), outcome);
  }

  private int seq(TaskOrder order) {
    return seqs.merge(order.task(), 1, Integer::sum);
  }

  void send(SwarmEvent event) {
    send(Json.write(event));
  }

  void send(String body) {
    redis.stream(String.class).xadd(Streams.EVENTS, Map.of("body", body));
  }

  /** What the control plane told this worker. */
  List<ControlMessage> told() {
    return redis.stream(String.class).xrange(id.controlStream(), StreamRange.of("-", "+")).stream()
        .map(entry -> Json.read(entry.payload().getOrDefault("body", ""), ControlMessage.class))
        .toList();
  }
}
