package dev.autodev.sessions;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/**
 * Stands in where the application brings no {@link SessionSecrets}; well-known patterns still hold.
 */
@DefaultBean
@Singleton
class NoSecrets implements SessionSecrets {
  @Override
  public Collection<String> values() {
    return List.of();
  }
}
