package dev.autodev.control.simulation;

import dev.autodev.model.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One random life of the swarm: trouble first, then peace, in which all must come to an end. */
final class History {
  private static final int PEACE = 600_000;
  private static final int EVERY = 2_000;

  private final World world;
  private final Dice dice;

  private History(World world) {
    this.world = world;
    this.dice = world.dice;
  }

  /**
   * Lives it; answers how many steps that took.
   *
   * @param trace what happens is written here
   */
  static int live(long seed, Beans beans, @Nullable Mutant mutant, @Nullable List<String> trace) {
    return new History(new World(seed, beans, mutant, trace)).live();
  }

  private int live() {
    populate();
    int peace = dice.between(15_000, 60_000);
    trouble(peace);
    int steps = 0;
    while (next(peace)) {
      steps++;
    }
    world.say("faults end");
    world.quiet = true;
    for (long end = peace; end < peace + PEACE && !world.settled(); end += EVERY) {
      while (next(end)) {
        steps++;
      }
    }
    world.checker.end();
    return steps;
  }

  private boolean next(long end) {
    boolean more = world.timeline.next(end);
    if (world.violation != null) {
      throw world.violation;
    }
    return more;
  }

  private void populate() {
    int agents = dice.between(2, 3);
    List<Map<Role, Integer>> slots = new ArrayList<>();
    for (int i = 0; i < agents; i++) {
      slots.add(new EnumMap<>(Role.class));
    }
    for (Role role : Role.values()) {
      slots.get(dice.between(0, agents - 1)).put(role, dice.between(1, 2));
      if (dice.chance(400)) {
        slots.get(dice.between(0, agents - 1)).put(role, 1);
      }
    }
    for (int i = 0; i < agents; i++) {
      world.agents.add(new Agent(world, i + 1, slots.get(i)));
    }
    int planes = dice.between(1, 2);
    for (int i = 1; i <= planes; i++) {
      world.planes.add(new ControlPlane(world, i));
    }
    world.planes.forEach(ControlPlane::start);
    world.agents.forEach(Agent::start);
  }

  private void trouble(int until) {
    world.clients.plan(until / 2);
    for (int i = dice.between(0, 6); i > 0; i--) {
      world.timeline.in(dice.between(0, until - 1), this::fault);
    }
  }

  private void fault() {
    switch (dice.between(0, 11)) {
      case 0, 1 -> dice.pick(world.agents).crash();
      case 2, 3 -> dice.pick(world.agents).freeze(dice.between(3_000, 50_000));
      case 4 -> dice.pick(world.agents).drain();
      case 5 -> dice.pick(world.planes).crash("for no reason");
      case 6 -> away();
      case 7 -> {
        world.say("redis is flushed");
        world.wire.flush();
        world.checker.lostData();
      }
      case 8 -> {
        world.say("redis forgets");
        world.wire.forget(world.now() - dice.between(0, 2_000));
        world.checker.lostData();
        away();
      }
      case 9 -> {
        world.say("the database is away");
        world.database = false;
        world.timeline.in(dice.between(100, 20_000), () -> world.database = true);
      }
      default -> world.people.cancelSomething();
    }
  }

  private void away() {
    if (world.wire.up) {
      world.wireUp(false);
      world.timeline.in(dice.between(100, 15_000), () -> world.wireUp(true));
    }
  }
}
