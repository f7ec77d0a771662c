package dev.autodev.scheduler.told;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what webhooks told is looked into. */
@ConfigMapping(prefix = "swarm.deliveries")
public interface ToldConfig {
  /** How often it is looked for new ones. */
  @WithDefault("500ms")
  Duration every();

  /** Most in one batch; those of one repository share a look. */
  @WithDefault("500")
  int batch();

  /**
   * How long one that was looked into is kept, and so known when it is sent again; also the time
   * between two looks for what may go is a part of it, an hour at most.
   */
  @WithDefault("30d")
  Duration kept();
}
