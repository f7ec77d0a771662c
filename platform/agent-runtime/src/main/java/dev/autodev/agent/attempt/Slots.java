package dev.autodev.agent.attempt;

import dev.autodev.model.Role;
import dev.autodev.model.event.SwarmEvent.RoleState;
import dev.autodev.model.event.SwarmEvent.Taking;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many orders of which role are taken now: none of one that is paused or begins anew, none at
 * all in a drain.
 */
@Singleton
class Slots {
  private final RoleAgents roles;
  private final Set<Role> paused = ConcurrentHashMap.newKeySet();
  private final Set<Role> closed = ConcurrentHashMap.newKeySet();
  private final Map<Role, Integer> scaled = new ConcurrentHashMap<>();
  private volatile boolean draining;

  @Inject
  Slots(RoleAgents roles) {
    this.roles = roles;
  }

  /** By the name of the role's stream. */
  Map<String, Integer> streams() {
    Map<String, Integer> streams = new LinkedHashMap<>();
    for (Role role : roles.roles()) {
      streams.put(role.taskStream(), isOpen(role) ? slots(role) : 0);
    }
    return streams;
  }

  /** What the heartbeat says: only roles that are open. */
  Map<Role, Integer> open() {
    Map<Role, Integer> slots = new EnumMap<>(Role.class);
    for (Role role : roles.roles()) {
      if (isOpen(role)) {
        slots.put(role, slots(role));
      }
    }
    return slots;
  }

  /** What the heartbeat says beside that, of all roles; in a drain there is nothing to say. */
  Map<Role, RoleState> states() {
    Map<Role, RoleState> states = new EnumMap<>(Role.class);
    if (!draining) {
      roles.roles().forEach(role -> states.put(role, new RoleState(slots(role), taking(role))));
    }
    return states;
  }

  private Taking taking(Role role) {
    if (closed.contains(role)) {
      return Taking.RESTARTING;
    }
    return paused.contains(role) ? Taking.PAUSED : Taking.OPEN;
  }

  private boolean isOpen(Role role) {
    return !draining && taking(role) == Taking.OPEN;
  }

  /** What a person said last comes before the configuration. */
  private int slots(Role role) {
    return scaled.getOrDefault(role, roles.slots(role));
  }

  void scale(Role role, int slots) {
    scaled.put(role, slots);
  }

  /** Until it is opened, whether it is paused or not; false if it was closed already. */
  boolean close(Role role) {
    return closed.add(role);
  }

  void open(Role role) {
    closed.remove(role);
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
