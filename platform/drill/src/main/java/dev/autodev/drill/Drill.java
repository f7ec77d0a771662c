package dev.autodev.drill;

import dev.autodev.agent.RoleAgent;
import dev.autodev.model.Role;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The roles of a drill. */
@Singleton
class Drill {
  @Produces
  @Singleton
  RoleAgent pm(Event<DrillBegun> begun) {
    return new DrillAgent(Role.PM, begun);
  }

  @Produces
  @Singleton
  RoleAgent architect(Event<DrillBegun> begun) {
    return new DrillAgent(Role.ARCHITECT, begun);
  }

  @Produces
  @Singleton
  RoleAgent builder(Event<DrillBegun> begun) {
    return new DrillAgent(Role.BUILDER, begun);
  }

  @Produces
  @Singleton
  RoleAgent reviewer(Event<DrillBegun> begun) {
    return new DrillAgent(Role.REVIEWER, begun);
  }

  @Produces
  @Singleton
  RoleAgent tester(Event<DrillBegun> begun) {
    return new DrillAgent(Role.TESTER, begun);
  }

  @Produces
  @Singleton
  RoleAgent security(Event<DrillBegun> begun) {
    return new DrillAgent(Role.SECURITY, begun);
  }

  @Produces
  @Singleton
  RoleAgent devops(Event<DrillBegun> begun) {
    return new DrillAgent(Role.DEVOPS, begun);
  }

  @Produces
  @Singleton
  RoleAgent bugFinder(Event<DrillBegun> begun) {
    return new DrillAgent(Role.BUG_FINDER, begun);
  }
}
