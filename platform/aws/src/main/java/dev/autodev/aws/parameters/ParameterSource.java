package dev.autodev.aws.parameters;

import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as settings, by the table of {@link KnownParameter}. Above the environment, which a
 * running process cannot be given anew.
 */
final class ParameterSource implements ConfigSource {
  private static final int ABOVE_THE_ENVIRONMENT = 320;

  private final LiveParameters parameters;

  ParameterSource(LiveParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public Set<String> getPropertyNames() {
    return KnownParameter.configuration(parameters.now()).keySet();
  }

  @Override
  public @Nullable String getValue(String key) {
    return KnownParameter.configuration(parameters.now()).get(key);
  }

  @Override
  public int getOrdinal() {
    return ABOVE_THE_ENVIRONMENT;
  }

  @Override
  public String getName() {
    return "AWS parameters below " + parameters.where();
  }
}
