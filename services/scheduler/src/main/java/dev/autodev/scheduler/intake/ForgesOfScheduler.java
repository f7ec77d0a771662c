package dev.autodev.scheduler.intake;

import dev.autodev.forge.Forges;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.forge.HostedForge;
import dev.autodev.processes.ProcessRunner;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The forges of a scheduler that is a process of its own; elsewhere the agents' are taken. */
final class ForgesOfScheduler {
  private static final Logger LOG = Logger.getLogger(ForgesOfScheduler.class);

  @Produces
  @Singleton
  @DefaultBean
  Forges forges(
      ForgesConfig forges,
      @ConfigProperty(name = "swarm.data", defaultValue = "${user.home}/.auto-dev") Path data) {
    ProcessRunner runner = new ProcessRunner();
    Path home = data.resolve("forge");
    for (HostedForge forge : HostedForge.values()) {
      if (forge.lacksToken(forges)) {
        LOG.warnf(
            "A forge is configured, but this process has no token for it: issues there start no"
                + " work; give it %s and start it again",
            forge.tokenVariable());
      }
    }
    return Forges.ofThoseWithToken(forges, runner, home);
  }
}
