package dev.autodev.drill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a drill does beside answering. */
@ConfigMapping(prefix = "swarm.drill")
public interface DrillConfig {
  /** Directory in which each process keeps a ledger of its effects; absent: none is kept. */
  Optional<Path> effects();

  /** How long each task takes that does not say so itself. */
  @WithDefault("0s")
  Duration hold();
}
