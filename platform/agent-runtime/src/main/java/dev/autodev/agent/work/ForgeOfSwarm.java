package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.forge.Forge;
import dev.autodev.forge.LocalForge;
import dev.autodev.processes.ProcessRunner;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The forge the roles of this process work with: local repositories, for now. */
final class ForgeOfSwarm {
  @Produces
  @Singleton
  Forge local(AgentConfig config) {
    return new LocalForge(new ProcessRunner(), config.data().resolve("forge"));
  }
}
