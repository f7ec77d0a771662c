package dev.autodev.control;

import dev.autodev.model.Role;
import dev.autodev.model.WorkerId;

/** Which agents a decision is about. */
public sealed interface AgentTarget {
  /** All processes that have the role. */
  record OfRole(Role role) implements AgentTarget {}

  /** One process with all its roles. */
  record OfWorker(WorkerId worker) implements AgentTarget {}

  /** Its name on the wire: {@code role/builder}, {@code worker/w1}. */
  default String wire() {
    return switch (this) {
      case OfRole of -> "role/" + of.role().wireName();
      case OfWorker of -> "worker/" + of.worker().value();
    };
  }

  /**
   * Reads a name.
   *
   * @throws ControlPlaneException.Invalid if it names no agents
   */
  static AgentTarget of(String wire) {
    String name = wire.substring(wire.indexOf('/') + 1);
    return switch (wire.substring(0, wire.length() - name.length())) {
      case "role/" -> new OfRole(Role.of(name));
      case "worker/" -> new OfWorker(new WorkerId(name));
      default ->
          throw new ControlPlaneException.Invalid(
              "target", "'%s' names no agents; it is role/<role> or worker/<id>".formatted(wire));
    };
  }
}
