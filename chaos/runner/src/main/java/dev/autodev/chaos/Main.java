package dev.autodev.chaos;

import dev.autodev.chaos.check.Report;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Place;
import dev.autodev.chaos.scenario.Scenario;
import dev.autodev.chaos.scenario.Scenarios;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code scripts/chaos}. */
public final class Main {
  private static final Load LOAD = Load.of(8, 0.25);
  private static final int SLOTS = 4;

  private Main() {}

  public static void main(String[] arguments) {
    Options options;
    try {
      options = Options.parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
      return;
    }
    System.exit(run(options) ? 0 : 1);
  }

  private static boolean run(Options options) {
    return options.scenario().isEmpty()
        ? run(options, "seed-" + options.seed(), new BySeed(options))
        : run(options, options.scenario(), Scenarios.named(options.scenario(), options.isLong()));
  }

  private static boolean run(Options options, String folder, Scenario scenario) {
    Place place = new Place(Path.of(""), options.data().resolve(folder));
    Report report = Scenarios.run(place, scenario, options.seed());
    System.out.println(report.text());
    if (!report.holds()) {
      System.out.printf(
          "seed %d: something is wrong; see %s, again with --seed %d%n",
          options.seed(), place.data(), options.seed());
    }
    return report.holds();
  }

  /** The schedule of a seed. */
  private record BySeed(Options options) implements Scenario {
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
      for (Blow blow : Blow.schedule(options.seed(), options.kills(), options.only())) {
        Waiting.pass(blow.after());
        blows.strike(blow);
        struck.merge(blow.kind(), 1, Integer::sum);
      }
      System.out.println("struck: " + struck);
      return List.of();
    }
  }
}
