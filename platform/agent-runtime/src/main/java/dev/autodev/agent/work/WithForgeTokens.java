package dev.autodev.agent.work;

import dev.autodev.forge.ForgesConfig;
import dev.autodev.forge.HostedForge;
import dev.autodev.sessions.SessionSecrets;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Adds the forges' tokens to whatever secrets there are. */
@Decorator
@Priority(2)
class WithForgeTokens implements SessionSecrets {
  private final SessionSecrets others;
  private final ForgesConfig config;

  @Inject
  WithForgeTokens(@Any @Delegate SessionSecrets others, ForgesConfig config) {
    this.others = others;
    this.config = config;
  }

  @Override
  public Collection<String> values() {
    List<String> values = new ArrayList<>(others.values());
    for (HostedForge forge : HostedForge.values()) {
      forge.token(config).ifPresent(values::add);
    }
    return values;
  }
}
