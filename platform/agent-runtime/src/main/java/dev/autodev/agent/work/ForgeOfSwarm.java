package dev.autodev.agent.work;

import dev.autodev.agent.AgentConfig;
import dev.autodev.forge.Forges;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.processes.ProcessRunner;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The forges that the roles of this process work with. */
final class ForgeOfSwarm {
  /** At the start, so that a wrong setting is said there and not by the first task. */
  @Startup
  @Produces
  @Singleton
  Forges forges(AgentConfig config, ForgesConfig forges) {
    return Forges.of(forges, new ProcessRunner(), config.data().resolve("forge"));
  }
}
