package dev.autodev.control;

import dev.autodev.control.HostileEntry.Fate;
import dev.autodev.model.Role;
import dev.autodev.model.TaskId;
import dev.autodev.model.WorkerId;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The stories of some attempts, told in order, with all sorts of other entries between them. */
final class HostileWave {
  private static final Instant AT = Instant.EPOCH;

  private final Random random;
  private final BrokenEvents broken;
  private final List<AttemptScript> attempts;
  private final List<HostileEntry> entries = new ArrayList<>();
  private final String name;

  HostileWave(String name, Random random, List<AttemptScript> attempts) {
    this.name = name;
    this.random = random;
    this.broken = new BrokenEvents(random);
    this.attempts = attempts;
  }

  List<HostileEntry> entries(int atLeast, int oversized) {
    while (entries.size() < atLeast || attempts.stream().anyMatch(attempt -> !attempt.over())) {
      AttemptScript attempt = attempts.get(random.nextInt(attempts.size()));
      if (!attempt.over() && random.nextInt(3) > 0) {
        entries.add(attempt.next());
      } else {
        entries.add(hostile(attempt));
      }
    }
    for (int i = 0; i < oversized; i++) {
      int bytes = i == 0 ? 10_000_000 : 1_100_000;
      entries.add(
          random.nextInt(entries.size()), broken.oversized(sample(attempts.getFirst()), bytes));
    }
    return entries;
  }

  private HostileEntry hostile(AttemptScript attempt) {
    int kind = random.nextInt(10);
    // Whoever speaks first of a dispatched task has claimed it; an interrupted one is soon
    // another's.
    if (kind == 0 && attempt.begun() && !attempt.interrupted()) {
      return attempt.again();
    }
    if (kind == 1 && attempt.begun()) {
      return attempt.by(stranger(), attempt.order().epoch());
    }
    if (kind == 2) {
      return attempt.by(stranger(), attempt.order().epoch() + 2 + random.nextInt(1_000_000));
    }
    if (kind == 3 && attempt.order().epoch() > 1) {
      return attempt.by(stranger(), attempt.order().epoch() - 1);
    }
    if (kind == 4) {
      return ofNobody();
    }
    return kind == 5 ? heartbeat() : broken.of(sample(attempt));
  }

  private WorkerId stranger() {
    return new WorkerId("stranger-%s-%d".formatted(name, entries.size()));
  }

  private HostileEntry ofNobody() {
    WorkerId worker = stranger();
    TaskId task = TaskId.next(Clock.systemUTC());
    return HostileEntry.of(
        Json.write(new SwarmEvent.TaskProgressed(worker, AT, task, 1, 1, "of no task")),
        Fate.REFUSED,
        "of no task",
        worker.value());
  }

  private HostileEntry heartbeat() {
    Map<TaskId, Integer> holding = new HashMap<>();
    for (int i = random.nextInt(50); i > 0; i--) {
      holding.put(TaskId.next(Clock.systemUTC()), i);
    }
    SwarmEvent event =
        random.nextBoolean()
            ? new SwarmEvent.WorkerSeen(stranger(), AT, AT, Map.of(), holding)
            : new SwarmEvent.WorkerLeft(stranger(), AT, List.copyOf(holding.keySet()));
    return HostileEntry.of(Json.write(event), Fate.APPLIED, "of a stranger");
  }

  /** Something to break: of the attempt, so that it would count if it were read. */
  private String sample(AttemptScript attempt) {
    WorkerId worker = new WorkerId("impostor");
    TaskId task = attempt.order().task();
    int epoch = attempt.order().epoch();
    SwarmEvent event =
        switch (random.nextInt(4)) {
          case 0 ->
              new SwarmEvent.TaskFinished(
                  worker, AT, task, epoch, 50, ControlPlaneTest.clean(attempt.order()));
          case 1 ->
              new SwarmEvent.WorkerSeen(
                  worker, AT, AT, Map.of(Role.BUILDER, 1), Map.of(task, epoch));
          case 2 ->
              new SwarmEvent.UsageReported(
                  worker, AT, task, epoch, 50, "m", dev.autodev.model.Usage.NONE);
          default -> new SwarmEvent.TaskClaimed(worker, AT, task, epoch, 50);
        };
    return Json.write(event);
  }
}
