package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.check.Report;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that have a name, in their short and their long size. */
public final class Scenarios {
  private Scenarios() {}

  public static Scenario named(String name, boolean isLong, Optional<Path> before) {
    if (name.equals(Upgrade.NAME)) {
      return new Upgrade(
          before.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the version before is not there: scripts/upgrade builds it and names it by"
                          + " --before")),
          isLong ? 10 : 1);
    }
    return all(isLong).stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is no scenario; there are %s and %s"
                        .formatted(
                            name, all(false).stream().map(Scenario::name).toList(), Upgrade.NAME)));
  }

  static List<Scenario> all(boolean isLong) {
    return isLong
        ? List.of(
            new Poison(5_000, 50),
            new Frozen(50),
            new CrashPoints(50),
            new RedisLoses(20),
            new PostgresFails(20, Duration.ofMinutes(5)),
            new TwoControlPlanes(50),
            new RollingRestart(50),
            new BadNetwork(10, Duration.ofSeconds(30)),
            new ClockJumps(8),
            new Overload(Duration.ofSeconds(30), Duration.ofMinutes(5)),
            new DiskFull(5),
            new Soak(Duration.ofMinutes(30)))
        : List.of(
            new Poison(120, 30),
            new Frozen(2),
            new CrashPoints(2),
            new RedisLoses(1),
            new PostgresFails(2, Duration.ofSeconds(10)),
            new TwoControlPlanes(5),
            new RollingRestart(1),
            new BadNetwork(1, Duration.ofSeconds(10)),
            new ClockJumps(1),
            new Overload(Duration.ofSeconds(8), Duration.ofSeconds(12)),
            new DiskFull(1),
            new Soak(Duration.ofMinutes(1)));
  }

  /** On a fleet of its own, which is gone afterwards. */
  public static Report run(Place place, Scenario scenario, long seed) {
    Map<String, String> settings = new HashMap<>(Map.of("SWARM_DRILL_HOLD", "200ms"));
    settings.putAll(scenario.settings());
    try (Fleet fleet = new Fleet(place, scenario.startsWith(place), scenario.size(), settings)) {
      Thread atExit =
          new Thread(
              () -> {
                fleet.close();
                scenario.over(place);
              });
      Runtime.getRuntime().addShutdownHook(atExit);
      fleet.up();
      return new Run(fleet).under(scenario.load(), seed, scenario::happen);
    } finally {
      scenario.over(place);
    }
  }
}
