package dev.autodev.dashboard.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who comes in. */
@ConfigMapping(prefix = "swarm.access")
public interface AccessConfig {
  /**
   * loopback: everybody of this machine, without a login; login: only who shows one, or a token.
   */
  @WithDefault("loopback")
  Mode mode();

  /**
   * The address under which people see the dashboard, such as {@code https://swarm.example.org};
   * needed where TLS ends in front of it.
   */
  Optional<URI> url();

  /** How long a login lasts. */
  @WithDefault("PT12H")
  Duration loginLasts();

  /**
   * Shown by who makes the first person; absent: made at start, and left in a file below the data
   * directory that only the swarm's own user can read.
   */
  Optional<String> setupToken();

  /** Where the swarm keeps its data. */
  @WithDefault("${swarm.data:${SWARM_DATA:.swarm}}")
  java.nio.file.Path data();

  /** The two ways. */
  enum Mode {
    LOOPBACK,
    LOGIN
  }

  /** Whether a login is asked for. */
  default boolean asksForLogin() {
    return mode() == Mode.LOGIN;
  }
}
