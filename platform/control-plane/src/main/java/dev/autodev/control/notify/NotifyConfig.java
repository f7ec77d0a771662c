package dev.autodev.control.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How messages to people are sent; to whom stands in the operators' settings. */
@ConfigMapping(prefix = "swarm.notify")
public interface NotifyConfig {
  /** How often it is looked what is to be said. */
  @WithDefault("1s")
  Duration every();

  /** Shortest time between two messages of a channel. */
  @WithDefault("1s")
  Duration pace();

  /** A message that was begun this long ago and not finished is begun again. */
  @WithDefault("60s")
  Duration lease();

  /** Wait before the second try; doubles with each further one, up to an hour. */
  @WithDefault("5s")
  Duration backOff();

  /** Tries before a message is given up and shown as failed. */
  @WithDefault("12")
  int tries();

  /** How long it is kept what was said. */
  @WithDefault("30d")
  Duration kept();

  /** Where the links in messages lead. */
  @WithDefault("${swarm.access.url:http://127.0.0.1:${quarkus.http.port:8080}}")
  URI url();

  /**
   * What links are signed with, 32 characters or more, the same for all control planes; absent:
   * made at start, and left in a file below the data directory that only the swarm's own user can
   * read.
   */
  Optional<String> linkKey();

  /**
   * Certificates in PEM of the authorities whose mail servers are trusted, in place of those that
   * Java knows; for a server with one of your own.
   */
  Optional<Path> mailTrust();

  /** Where the swarm keeps its data. */
  @WithDefault("${swarm.data:${SWARM_DATA:.swarm}}")
  Path data();
}
