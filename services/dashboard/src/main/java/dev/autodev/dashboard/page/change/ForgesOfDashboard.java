package dev.autodev.dashboard.page.change;

import dev.autodev.forge.ForgeException;
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

/** The forges of a dashboard that is a process of its own; elsewhere the agents' are taken. */
final class ForgesOfDashboard {
  private static final Logger LOG = Logger.getLogger(ForgesOfDashboard.class);

  @Produces
  @Singleton
  @DefaultBean
  Forges forges(ForgesConfig config, @ConfigProperty(name = "java.io.tmpdir") String scratch) {
    ProcessRunner runner = new ProcessRunner();
    Path home = Path.of(scratch).resolve("auto-dev-dashboard-git");
    try {
      return Forges.of(config, runner, home);
    } catch (ForgeException e) {
      LOG.warnf(
          "%s; until then this dashboard shows no changes of repositories there", e.getMessage());
      return Forges.only(new LocalForge(runner, home));
    }
  }
}
