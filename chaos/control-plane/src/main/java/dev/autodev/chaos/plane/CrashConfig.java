package dev.autodev.chaos.plane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where the process ends. */
@ConfigMapping(prefix = "swarm.chaos")
interface CrashConfig {
  /** {@code before-xadd}, {@code after-xadd} or {@code before-xack}; absent: nowhere. */
  Optional<String> crashAt();

  /** At which passing of that point. */
  @WithDefault("20")
  int crashAfter();
}
