package dev.autodev.agent.attempt;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.work.Prompts;
import dev.autodev.model.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles this process takes tasks for: those on the class path, or the configured ones. */
@Singleton
class RoleAgents {
  /** Before the channels open. */
  private static final int FIRST = 100;

  private final Map<Role, RoleAgent> agents = new EnumMap<>(Role.class);
  private final AgentConfig config;
  private final Prompts prompts;

  @Inject
  RoleAgents(@Any Instance<RoleAgent> beans, AgentConfig config, Prompts prompts) {
    this.config = config;
    this.prompts = prompts;
    Map<Role, RoleAgent> present = new EnumMap<>(Role.class);
    beans.forEach(agent -> present.put(agent.role(), agent));
    selected(present.keySet()).forEach(role -> agents.put(role, present.get(role)));
  }

  private Set<Role> selected(Set<Role> present) {
    if (config.roles().isEmpty()) {
      return present;
    }
    Set<Role> chosen =
        config.roles().get().stream()
            .map(Role::of)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    Set<Role> missing = EnumSet.copyOf(chosen);
    missing.removeAll(present);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "swarm.agent.roles names %s, which this process does not have; it has %s"
              .formatted(names(missing), names(present)));
    }
    return chosen;
  }

  private static String names(Set<Role> roles) {
    return roles.stream().map(Role::wireName).collect(Collectors.joining(", "));
  }

  void checkAtStart(@Observes @Priority(FIRST) StartupEvent started) {
    agents.forEach((role, agent) -> prompts.check(role, agent.results()));
    agents.keySet().forEach(this::slots);
    if (config.sameCalls() < 0 || config.sameCalls() == 1) {
      throw new IllegalStateException(
          "swarm.agent.same-calls is %d; set 2 or more, or 0 for never"
              .formatted(config.sameCalls()));
    }
  }

  Optional<RoleAgent> of(Role role) {
    return Optional.ofNullable(agents.get(role));
  }

  Set<Role> roles() {
    return Collections.unmodifiableSet(agents.keySet());
  }

  /** How many tasks of a role run at once. */
  int slots(Role role) {
    AgentConfig.RoleSettings own = config.role().get(role.wireName());
    int slots =
        Optional.ofNullable(own).flatMap(AgentConfig.RoleSettings::slots).orElse(config.slots());
    if (slots < 1) {
      throw new IllegalStateException(
          "swarm.agent.slots or swarm.agent.role.%s.slots is %d; set 1 or more, or leave the role out of swarm.agent.roles"
              .formatted(role.wireName(), slots));
    }
    return slots;
  }
}
