package dev.autodev.drill;

import dev.autodev.agent.RoleAgent;
import dev.autodev.model.Role;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The roles of a drill. */
@Singleton
class Drill {
  @Produces @Singleton final RoleAgent pm;
  @Produces @Singleton final RoleAgent architect;
  @Produces @Singleton final RoleAgent builder;
  @Produces @Singleton final RoleAgent reviewer;
  @Produces @Singleton final RoleAgent tester;
  @Produces @Singleton final RoleAgent security;
  @Produces @Singleton final RoleAgent devops;
  @Produces @Singleton final RoleAgent bugFinder;

  @Inject
  Drill(Surroundings surroundings) {
    pm = new DrillAgent(Role.PM, surroundings);
    architect = new DrillAgent(Role.ARCHITECT, surroundings);
    builder = new DrillAgent(Role.BUILDER, surroundings);
    reviewer = new DrillAgent(Role.REVIEWER, surroundings);
    tester = new DrillAgent(Role.TESTER, surroundings);
    security = new DrillAgent(Role.SECURITY, surroundings);
    devops = new DrillAgent(Role.DEVOPS, surroundings);
    bugFinder = new DrillAgent(Role.BUG_FINDER, surroundings);
  }
}
