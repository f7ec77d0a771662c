package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Refusals;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.check.Waits;
import dev.autodev.chaos.client.ClientProcess;
import dev.autodev.chaos.client.Filing;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Member;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A crowd files ten times what the agents can do, in waves that are more than the control plane
 * lets in at once. Who is turned away is told when to come again, nobody falls over, what was let
 * in is done in the end, and what is urgent does not wait behind the crowd.
 *
 * @param quiet how long the urgent tasks are alone before
 * @param crowded how long the crowd comes
 */
public record Overload(Duration quiet, Duration crowded) implements Scenario {
  private static final int AGENTS = 2;
  private static final int SLOTS = 2;
  private static final int HOLD_MILLIS = 100;
  private static final int CAPACITY = AGENTS * SLOTS * 1_000 / HOLD_MILLIS;
  private static final int TIMES = 10;
  private static final String LET_IN = "40";
  private static final long SEED_OF_CROWD = 10;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public Fleet.Size size() {
    return new Fleet.Size(1, AGENTS, SLOTS);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "SWARM_DRILL_HOLD", HOLD_MILLIS + "ms", "SWARM_CONTROL_PLANE_WAITING_CHANGES", LET_IN);
  }

  /** Only what is urgent; the crowd comes by itself. */
  @Override
  public Load load() {
    return Load.of(0, 0).withUrgent(4);
  }

  @Override
  public List<Verdict> happen(Run run) {
    Fleet fleet = run.fleet();
    List<Integer> lives = fleet.lives();
    Waiting.pass(quiet);
    long begin = Clock.systemUTC().millis();
    try (ClientProcess crowd = ClientProcess.crowd(fleet, CAPACITY * TIMES, SEED_OF_CROWD)) {
      Waiting.pass(crowded);
      crowd.enough();
    }
    long end = Clock.systemUTC().millis();
    Waiting.until(WITHIN, () -> open(fleet, Filing.URGENT) == 0);
    print(fleet, begin, end);
    Verdict ended =
        new Verdict(
            "ended by itself",
            lives.equals(fleet.lives()) ? List.of() : List.of("starts: " + fleet.lives()));
    int unanswered = Refusals.read(fleet.place().journal()).of(0);
    Verdict silence =
        new Verdict(
            "callers left without an answer",
            unanswered == 0 ? List.of() : List.of(unanswered + " calls"));
    fleet.agents().forEach(Overload::hurry);
    return List.of(ended, silence);
  }

  private static void print(Fleet fleet, long begin, long end) {
    Waits urgent = Waits.read(fleet.place(), Filing.URGENT);
    System.out.printf(
        "crowd of %d tasks/s for %d s, capacity %d: %d wait; turned away by status %s%n",
        CAPACITY * TIMES,
        (end - begin) / 1_000,
        CAPACITY,
        open(fleet, "crowd"),
        Refusals.read(fleet.place().journal()).byStatus());
    System.out.println("urgent without the crowd: " + urgent.between(0, begin).line());
    System.out.println("urgent beside the crowd:  " + urgent.between(begin, end).line());
  }

  private static int open(Fleet fleet, String inKey) {
    return Database.of(fleet.servers())
        .count(
            "select count(*) from task where finished_at is null and idempotency_key like '%-"
                + inKey
                + "-%'");
  }

  /** The rest at full speed: how long it takes is not what is asked. */
  private static void hurry(Member agent) {
    agent.set("SWARM_DRILL_HOLD", "0ms");
    agent.set("SWARM_AGENT_SLOTS", "16");
    agent.restart(WITHIN);
  }
}
