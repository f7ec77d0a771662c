package dev.autodev.sessions;

import dev.autodev.sessions.keys.NewestSecrets;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds the providers' keys to whatever secrets the application names. */
@Decorator
@Priority(1)
class WithProviderKeys implements SessionSecrets {
  private final SessionSecrets named;
  private final SessionsConfig config;
  private final NewestSecrets secrets;

  @Inject
  WithProviderKeys(
      @Any @Delegate SessionSecrets named, SessionsConfig config, NewestSecrets secrets) {
    this.named = named;
    this.config = config;
    this.secrets = secrets;
  }

  @Override
  public Collection<String> values() {
    List<String> values = new ArrayList<>(named.values());
    Stream.of(
            config.anthropic().apiKey(),
            config.anthropic().planToken(),
            config.openai().apiKey(),
            config.openai().planToken(),
            newest("anthropic.api-key"),
            newest("anthropic.plan-token"),
            newest("openai.api-key"),
            newest("openai.plan-token"))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .distinct()
        .forEach(values::add);
    return values;
  }

  /** One that was rotated is one too, and the one before it still. */
  private Optional<String> newest(String key) {
    return secrets.newest("swarm.sessions." + key, Optional.empty());
  }
}
