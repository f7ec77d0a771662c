package dev.autodev.agent.attempt;

import dev.autodev.model.Role;
import dev.autodev.model.control.ControlMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Does what people decide about a role of this process, and says at once that it is done. */
@Singleton
class RoleControl {
  private final Slots slots;
  private final Heartbeat heartbeat;
  private final RoleRestart restart;

  @Inject
  RoleControl(Slots slots, Heartbeat heartbeat, RoleRestart restart) {
    this.slots = slots;
    this.heartbeat = heartbeat;
    this.restart = restart;
  }

  void pause(Role role) {
    slots.pause(role);
    heartbeat.now();
  }

  void resume(Role role) {
    slots.resume(role);
    heartbeat.now();
  }

  void scale(Role role, int number) {
    slots.scale(role, number);
    heartbeat.now();
  }

  void restart(ControlMessage.Restart message) {
    restart.begin(message);
  }
}
