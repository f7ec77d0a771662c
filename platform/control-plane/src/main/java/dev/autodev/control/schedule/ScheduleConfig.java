package dev.autodev.control.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what is filed by time. */
@ConfigMapping(prefix = "swarm.schedules")
public interface ScheduleConfig {
  /** How often it is looked what is due. */
  @WithDefault("1s")
  Duration every();

  /** A time that is looked at so much later counts as missed. */
  @WithDefault("5m")
  Duration lateAfter();
}
