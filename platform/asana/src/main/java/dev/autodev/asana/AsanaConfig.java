package dev.autodev.asana;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How Asana is reached. */
@ConfigMapping(prefix = "swarm.asana")
public interface AsanaConfig {
  /** Its API, with the base path. */
  @WithDefault("https://app.asana.com/api/1.0")
  URI url();

  /** A personal access token; usually the variable ASANA_ACCESS_TOKEN. */
  Optional<String> token();

  /** How long one call may take to connect, and to answer. */
  @WithDefault("10s")
  Duration timeout();
}
