package dev.autodev.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.control.HostileEntry.Fate;
import dev.autodev.model.Usage;
import dev.autodev.model.WorkerId;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** One attempt as its worker tells it, in ways that are odd but right; and what it told so far. */
final class AttemptScript {
  private static final List<Instant> TIMES =
      List.of(
          Instant.EPOCH,
          Instant.parse("-0044-03-15T12:00:00Z"),
          Instant.parse("+99999-01-01T00:00:00Z"));

  private final TaskOrder order;
  private final WorkerId worker;
  private final Random random;
  private final boolean interrupted;
  private final Deque<SwarmEvent.OfTask> rest = new ArrayDeque<>();
  private final List<HostileEntry> told = new ArrayList<>();

  AttemptScript(TaskOrder order, WorkerId worker, Random random, boolean interrupted) {
    this.order = order;
    this.worker = worker;
    this.random = random;
    this.interrupted = interrupted;
    write(2 + random.nextInt(4));
  }

  private void write(int lines) {
    int seq = 1;
    rest.add(new SwarmEvent.TaskClaimed(worker, at(), order.task(), order.epoch(), seq++));
    for (int i = 0; i < lines; i++) {
      rest.add(
          new SwarmEvent.TaskProgressed(worker, at(), order.task(), order.epoch(), seq++, words()));
    }
    rest.add(
        new SwarmEvent.UsageReported(
            worker,
            at(),
            order.task(),
            order.epoch(),
            seq++,
            "m",
            new Usage(3, 2, 1, 0, new BigDecimal("0.5"))));
    rest.add(new SwarmEvent.TaskVerifying(worker, at(), order.task(), order.epoch(), seq++));
    TaskOutcome outcome =
        interrupted ? new TaskOutcome.Interrupted("drained") : ControlPlaneTest.clean(order);
    // A gap: numbers only grow.
    rest.add(
        new SwarmEvent.TaskFinished(worker, at(), order.task(), order.epoch(), seq + 3, outcome));
  }

  private Instant at() {
    return TIMES.get(random.nextInt(TIMES.size()));
  }

  private String words() {
    return switch (random.nextInt(5)) {
      case 0 -> "NUL \u0000 within";
      case 1 -> "half \ud83d of a smile";
      case 2 -> "a smile \ud83d\ude00, \u202e, \ufeff";
      case 3 -> "long ".repeat(10_000);
      default -> "'; drop table task; --";
    };
  }

  boolean begun() {
    return !told.isEmpty();
  }

  boolean over() {
    return rest.isEmpty();
  }

  boolean interrupted() {
    return interrupted;
  }

  TaskOrder order() {
    return order;
  }

  /** The story lines that must be there in the end, by their numbers. */
  int lines() {
    return told.size();
  }

  HostileEntry next() {
    SwarmEvent.OfTask event = rest.remove();
    HostileEntry entry = HostileEntry.of(dressed(Json.write(event)), Fate.APPLIED, "valid");
    told.add(entry);
    return entry;
  }

  /** Something that was told before, word for word, or of an old number with other words. */
  HostileEntry again() {
    HostileEntry old = told.get(random.nextInt(told.size()));
    if (random.nextBoolean()) {
      return HostileEntry.of(old.fields().getOrDefault("body", ""), Fate.DUPLICATE, "told before");
    }
    return HostileEntry.of(
        Json.write(
            new SwarmEvent.TaskProgressed(worker, at(), order.task(), order.epoch(), 1, "late")),
        Fate.DUPLICATE,
        "out of order");
  }

  /** What somebody else says about it, or about another attempt of it. */
  HostileEntry by(WorkerId other, int epoch) {
    int seq = 1 + random.nextInt(9);
    SwarmEvent.OfTask event =
        switch (random.nextInt(3)) {
          case 0 ->
              new SwarmEvent.TaskFinished(
                  other, at(), order.task(), epoch, seq, ControlPlaneTest.clean(order));
          case 1 ->
              new SwarmEvent.UsageReported(
                  other,
                  at(),
                  order.task(),
                  epoch,
                  seq,
                  "m",
                  new Usage(1_000, 0, 0, 0, BigDecimal.TEN));
          default -> new SwarmEvent.TaskClaimed(other, at(), order.task(), epoch, seq);
        };
    return HostileEntry.of(Json.write(event), Fate.REFUSED, "of another", other.value());
  }

  /** Fields that nobody knows, and a field twice: the last one counts. */
  private String dressed(String json) {
    ObjectNode tree = (ObjectNode) Json.parse(json);
    return switch (random.nextInt(4)) {
      case 0 -> {
        tree.put("unknown", "x").putArray("more").add(1).addNull();
        yield tree.toString();
      }
      case 1 -> "{\"epoch\":77," + json.substring(1);
      default -> json;
    };
  }
}
