package dev.autodev.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a service asks of AWS; nothing unless {@code parameters} or {@code metrics} are set. */
@ConfigMapping(prefix = "swarm.aws")
public interface AwsConfig {
  /**
   * Paths of the parameter store that secrets are read from, such as {@code /auto-dev/builder}, the
   * first that has one wins; absent: none are read.
   */
  Optional<List<String>> parameters();

  /** Names below those paths without which nothing starts, such as {@code anthropic/api_key}. */
  Optional<List<String>> required();

  /** How often they are read again, at least 1s; a new value holds without a restart. */
  @WithDefault("60s")
  Duration refresh();

  /** The region; usually the variable AWS_REGION. */
  @WithDefault("${AWS_REGION:${AWS_DEFAULT_REGION:}}")
  Optional<String> region();

  /** Another place than AWS's own, such as an emulator's. */
  @WithDefault("${AWS_ENDPOINT_URL:}")
  Optional<URI> endpoint();

  /** The figures that scaling and alarms read. */
  Metrics metrics();

  /** The figures that scaling and alarms read. */
  interface Metrics {
    /**
     * The value of their dimension Environment, as terraform's {@code environment}; absent: none
     * are published.
     */
    Optional<String> environment();

    /** How often; alarms look once a minute. */
    @WithDefault("60s")
    Duration every();
  }
}
