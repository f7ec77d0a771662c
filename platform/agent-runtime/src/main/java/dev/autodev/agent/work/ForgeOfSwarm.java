package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.forge.Forges;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.processes.ProcessRunner;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The forges that the roles of this process work with. */
final class ForgeOfSwarm {
  @Produces
  @Singleton
  Forges forges(AgentConfig config, ForgesConfig forges) {
    return Forges.of(forges, new ProcessRunner(), config.data().resolve("forge"));
  }
}
