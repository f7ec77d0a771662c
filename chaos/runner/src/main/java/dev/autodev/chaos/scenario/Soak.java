package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.check.Waits;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Fleet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Nothing is broken: half of what the agents can do, for long. What grows is printed, at the
 * beginning and at the end.
 *
 * @param time in all; its first and its last sixth are compared
 */
public record Soak(Duration time) implements Scenario {
  private static final int AGENTS = 2;
  private static final int SLOTS = 4;
  private static final int HOLD_MILLIS = 200;
  private static final double CAPACITY = AGENTS * SLOTS * 1_000.0 / HOLD_MILLIS;
  private static final double WORKFLOWS = 1;
  private static final int PARTS = 6;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public Fleet.Size size() {
    return new Fleet.Size(1, AGENTS, SLOTS);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("SWARM_DRILL_HOLD", HOLD_MILLIS + "ms");
  }

  /** A workflow begins with a task of the kind that the single ones are. */
  @Override
  public Load load() {
    return Load.of(CAPACITY / 2 - WORKFLOWS, WORKFLOWS);
  }

  @Override
  public List<Verdict> happen(Run run) {
    Fleet fleet = run.fleet();
    List<Integer> lives = fleet.lives();
    Duration part = time.dividedBy(PARTS);
    long begin = Clock.systemUTC().millis();
    Waiting.pass(part);
    Footprint first = Footprint.of(fleet);
    long second = Clock.systemUTC().millis();
    Waiting.pass(part.multipliedBy(PARTS - 2));
    long last = Clock.systemUTC().millis();
    Waiting.pass(part);
    Footprint then = Footprint.of(fleet);
    long end = Clock.systemUTC().millis();

    Waits waits = Waits.read(fleet.place(), "-task-");
    System.out.printf(
        "%d s at %.0f tasks/s and %.0f workflow/s, half of what the agents can do%n",
        time.toSeconds(), load().tasksPerSecond(), WORKFLOWS);
    System.out.println("first sixth: " + waits.between(begin, second).line());
    System.out.println("last sixth:  " + waits.between(last, end).line());
    System.out.print(first.beside(then));
    return List.of(
        new Verdict(
            "ended by itself",
            lives.equals(fleet.lives()) ? List.of() : List.of("starts: " + fleet.lives())));
  }
}
