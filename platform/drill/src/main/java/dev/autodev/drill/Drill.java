package dev.autodev.drill;

import dev.autodev.agent.RoleAgent;
import dev.autodev.model.Role;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The roles of a drill. */
@Singleton
class Drill {
  @Produces
  @Singleton
  RoleAgent pm(Surroundings surroundings) {
    return new DrillAgent(Role.PM, surroundings);
  }

  @Produces
  @Singleton
  RoleAgent architect(Surroundings surroundings) {
    return new DrillAgent(Role.ARCHITECT, surroundings);
  }

  @Produces
  @Singleton
  RoleAgent builder(Surroundings surroundings) {
    return new DrillAgent(Role.BUILDER, surroundings);
  }

  @Produces
  @Singleton
  RoleAgent reviewer(Surroundings surroundings) {
    return new DrillAgent(Role.REVIEWER, surroundings);
  }

  @Produces
  @Singleton
  RoleAgent tester(Surroundings surroundings) {
    return new DrillAgent(Role.TESTER, surroundings);
  }

  @Produces
  @Singleton
  RoleAgent security(Surroundings surroundings) {
    return new DrillAgent(Role.SECURITY, surroundings);
  }

  @Produces
  @Singleton
  RoleAgent devops(Surroundings surroundings) {
    return new DrillAgent(Role.DEVOPS, surroundings);
  }

  @Produces
  @Singleton
  RoleAgent bugFinder(Surroundings surroundings) {
    return new DrillAgent(Role.BUG_FINDER, surroundings);
  }
}
