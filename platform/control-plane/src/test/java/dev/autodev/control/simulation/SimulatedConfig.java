package dev.autodev.control.simulation;

import dev.autodev.control.ControlPlaneConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/** The defaults, but for less waiting. */
final class SimulatedConfig {
  private static final String PREFIX = "swarm.control-plane.";

  private SimulatedConfig() {}

  static ControlPlaneConfig create() {
    return new SmallRyeConfigBuilder()
        .withMapping(ControlPlaneConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withDefaultValue(PREFIX + "dispatch-every", "2s")
        .withDefaultValue(PREFIX + "reconcile-every", "2s")
        .withDefaultValue(PREFIX + "unclaimed-after", "30s")
        .withDefaultValue(PREFIX + "retry-back-off", "5s")
        .build()
        .getConfigMapping(ControlPlaneConfig.class);
  }
}
