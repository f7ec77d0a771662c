package dev.autodev.chaos;

import dev.autodev.chaos.check.Report;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code scripts/chaos}. */
public final class Main {
  private static final Load LOAD = Load.of(20, 0.7);
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
    Place place = new Place(Path.of(""), options.data().resolve("seed-" + options.seed()));
    System.out.printf("seed %d: %d blows%n", options.seed(), options.kills());
    Fleet.Size size = new Fleet.Size(options.controlPlanes(), options.agents(), SLOTS);
    try (Fleet fleet = new Fleet(place, size, Map.of("SWARM_DRILL_HOLD", "200ms"))) {
      Runtime.getRuntime().addShutdownHook(new Thread(fleet::close));
      fleet.up();
      Report report = new Run(fleet).under(LOAD, options.seed(), run -> strike(run, options));
      System.out.println(report.text());
      if (!report.holds()) {
        System.out.printf(
            "seed %d: something is wrong; see %s, again with --seed %d%n",
            options.seed(), place.data(), options.seed());
      }
      return report.holds();
    }
  }

  private static void strike(Run run, Options options) {
    Blows blows = new Blows(run.fleet(), run.victims(), Clock.systemUTC());
    Map<Blow.Kind, Integer> struck = new EnumMap<>(Blow.Kind.class);
    for (Blow blow : Blow.schedule(options.seed(), options.kills(), options.only())) {
      Waiting.pass(blow.after());
      blows.strike(blow);
      struck.merge(blow.kind(), 1, Integer::sum);
    }
    System.out.println("struck: " + struck);
  }
}
