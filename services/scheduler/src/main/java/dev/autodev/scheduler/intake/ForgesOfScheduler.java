package dev.autodev.scheduler.intake;

import dev.autodev.forge.Forges;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.forge.LocalForge;
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
    if (forges.gitlab().url().isPresent() && forges.gitlab().token().isEmpty()) {
      LOG.warn(
          "GitLab is configured, but this process has no token: issues there start no work; give it SWARM_FORGES_GITLAB_TOKEN and start it again");
      return Forges.only(new LocalForge(runner, home));
    }
    return Forges.of(forges, runner, home);
  }
}
