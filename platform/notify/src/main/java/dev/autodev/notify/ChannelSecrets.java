package dev.autodev.notify;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What opens channels: from standard input, or the environment. */
@Singleton
class ChannelSecrets {
  private final Config config;

  ChannelSecrets(Config config) {
    this.config = config;
  }

  Optional<String> of(String variable) {
    return config
        .getOptionalValue(variable, String.class)
        .map(String::strip)
        .filter(secret -> !secret.isEmpty());
  }
}
