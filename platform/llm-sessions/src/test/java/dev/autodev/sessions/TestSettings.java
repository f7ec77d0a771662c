package dev.autodev.sessions;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The module's settings as an application reads them, with some of them changed. */
public final class TestSettings {
  private static final int ABOVE_ALL = 1000;

  private TestSettings() {}

  /** So many tokens, and time enough. */
  public static SessionLimits limits(long tokens) {
    return new SessionLimits(Duration.ofMinutes(10), Duration.ofMinutes(5), 100, tokens);
  }

  public static SessionsConfig of(Map<String, String> changed) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .addDefaultSources()
        .withSources(new PropertiesConfigSource(changed, "changed", ABOVE_ALL))
        .withMapping(SessionsConfig.class)
        .build()
        .getConfigMapping(SessionsConfig.class);
  }
}
