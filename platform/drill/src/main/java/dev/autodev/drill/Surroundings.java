package dev.autodev.drill;

import dev.autodev.model.task.TaskOrder;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What all roles of a drill share. */
@Singleton
class Surroundings {
  private final Event<DrillBegun> begun;
  private final Effects effects;
  private final Instructions usual;

  @Inject
  Surroundings(Event<DrillBegun> begun, Effects effects, DrillConfig config) {
    this.begun = begun;
    this.effects = effects;
    this.usual = new Instructions(config.hold(), Instructions.Fault.NONE);
  }

  void begun(TaskOrder order) {
    begun.fire(new DrillBegun(order));
    effects.begun(order);
  }

  Instructions instructions(TaskOrder order) {
    return Instructions.of(order.payload(), usual);
  }

  void done(TaskOrder order) {
    effects.done(order);
  }
}
