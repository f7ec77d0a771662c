package dev.autodev.agent.attempt;

import dev.autodev.model.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How many orders of which role are taken now: none of a paused one, none at all in a drain. */
@Singleton
class Slots {
  private final RoleAgents roles;
  private final Set<Role> paused = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  @Inject
  Slots(RoleAgents roles) {
    this.roles = roles;
  }

  /** By the name of the role's stream. */
  Map<String, Integer> streams() {
    Map<String, Integer> streams = new LinkedHashMap<>();
    for (Role role : roles.roles()) {
      streams.put(role.taskStream(), open(role) ? roles.slots(role) : 0);
    }
    return streams;
  }

  /** What the heartbeat says: only roles that are open. */
  Map<Role, Integer> open() {
    Map<Role, Integer> slots = new EnumMap<>(Role.class);
    for (Role role : roles.roles()) {
      if (open(role)) {
        slots.put(role, roles.slots(role));
      }
    }
    return slots;
  }

  private boolean open(Role role) {
    return !draining && !paused.contains(role);
  }

  void pause(Role role) {
    paused.add(role);
  }

  void resume(Role role) {
    paused.remove(role);
  }

  void drain() {
    draining = true;
  }

  boolean draining() {
    return draining;
  }
}
