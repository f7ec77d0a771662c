package dev.autodev.chaos;

import dev.autodev.chaos.check.Report;
import dev.autodev.chaos.place.Place;
import dev.autodev.chaos.scenario.Scenario;
import dev.autodev.chaos.scenario.Scenarios;
import java.util.List;

/** {@code scripts/chaos}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
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
        : run(
            options,
            options.scenario(),
            Scenarios.named(options.scenario(), options.isLong(), options.before()));
  }

  private static boolean run(Options options, String folder, Scenario scenario) {
    Place place = Place.afresh(Project.root(), options.data().resolve(folder));
    Report report = Scenarios.run(place, scenario, options.seed());
    System.out.println(report.text());
    if (!report.holds()) {
      System.out.printf(
          "seed %d: something is wrong; see %s, again with --seed %d%n",
          options.seed(), place.data(), options.seed());
    }
    return report.holds();
  }
}
