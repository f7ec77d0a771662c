package dev.autodev.chaos;

import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.scenario.Scenario;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The schedule of a seed. */
record BySeed(Options options) implements Scenario {
  private static final Load LOAD = Load.of(8, 0.25);
  private static final int SLOTS = 4;
  private static final int TOLD_EVERY = 100;

  @Override
  public String name() {
    return "random";
  }

  @Override
  public Fleet.Size size() {
    return new Fleet.Size(options.controlPlanes(), options.agents(), SLOTS);
  }

  @Override
  public Load load() {
    return LOAD;
  }

  @Override
  public List<Verdict> happen(Run run) {
    System.out.printf("seed %d: %d blows%n", options.seed(), options.kills());
    Blows blows = new Blows(run.fleet(), run.victims(), Clock.systemUTC());
    Map<Blow.Kind, Integer> struck = new EnumMap<>(Blow.Kind.class);
    long deadline = System.nanoTime() + options.most().toNanos();
    int fallen = 0;
    for (Blow blow : Blow.schedule(options.seed(), options.kills(), options.only())) {
      if (System.nanoTime() > deadline) {
        System.out.printf("no more than these within %s on this machine%n", options.most());
        break;
      }
      Waiting.pass(blow.after());
      blows.strike(blow);
      struck.merge(blow.kind(), 1, Integer::sum);
      fallen++;
      if (fallen % TOLD_EVERY == 0) {
        System.out.printf("%d of %d blows%n", fallen, options.kills());
      }
    }
    System.out.println("struck: " + struck);
    return List.of();
  }
}
