package dev.autodev.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.chaos.check.Report;
import dev.autodev.chaos.place.Place;
import dev.autodev.chaos.scenario.Scenario;
import dev.autodev.chaos.scenario.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real processes, broken for real; {@code -Dchaos.scenarios=NAME,...} runs others than the usual.
 */
class ChaosIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  static List<String> scenarios() {
    return List.of(System.getProperty("chaos.scenarios", "random,poison").split(","));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void nothingIsLostAndNothingDoneTwice(String name) {
    Options options = Options.parse(List.of("--data", folder.toString()));
    Scenario scenario =
        name.equals("random")
            ? new BySeed(options)
            : Scenarios.named(name, options.isLong(), Optional.empty());
    Place place = new Place(Project.root(), folder.resolve(name));

    Report report = Scenarios.run(place, scenario, options.seed());

    System.out.println(name + ": " + report.text());
    assertThat(report.holds())
        .as("scripts/chaos --seed %d: %s", options.seed(), report.text())
        .isTrue();
  }
}
