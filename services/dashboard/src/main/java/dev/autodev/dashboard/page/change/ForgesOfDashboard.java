package dev.autodev.dashboard.page.change;

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

/** The forges of a dashboard that is a process of its own; elsewhere the agents' are taken. */
final class ForgesOfDashboard {
  private static final Logger LOG = Logger.getLogger(ForgesOfDashboard.class);

  @Produces
  @Singleton
  @DefaultBean
  Forges forges(ForgesConfig config, @ConfigProperty(name = "java.io.tmpdir") String scratch) {
    ProcessRunner runner = new ProcessRunner();
    Path home = Path.of(scratch).resolve("auto-dev-dashboard-git");
    for (HostedForge forge : HostedForge.values()) {
      if (forge.lacksToken(config)) {
        LOG.warnf(
            "A forge is configured, but this process has no token for it: its pages show no changes"
                + " of repositories there; give it %s and start it again",
            forge.tokenVariable());
      }
    }
    return Forges.ofThoseWithToken(config, runner, home);
  }
}
