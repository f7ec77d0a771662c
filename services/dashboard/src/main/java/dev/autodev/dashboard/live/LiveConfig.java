package dev.autodev.dashboard.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How open pages are kept up to date. */
@ConfigMapping(prefix = "swarm.dashboard.live")
interface LiveConfig {
  /** Most pages that are told at once; one more asks by itself every few seconds. */
  @WithDefault("1000")
  int pages();

  /** How often a page of one task, and one that follows its transcript, is told at most. */
  @WithDefault("250ms")
  Duration every();

  /** How many of those pass before pages of the whole swarm are told again. */
  @WithDefault("4")
  int swarmEvery();
}
