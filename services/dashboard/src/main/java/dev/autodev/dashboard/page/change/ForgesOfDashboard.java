package dev.autodev.dashboard.page.change;

import dev.autodev.forge.Forges;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.processes.ProcessRunner;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The forges of a dashboard that is a process of its own; elsewhere the agents' are taken. */
final class ForgesOfDashboard {
  @Produces
  @Singleton
  @DefaultBean
  Forges forges(ForgesConfig config, @ConfigProperty(name = "java.io.tmpdir") String scratch) {
    return Forges.ofThoseWithToken(
        config,
        new ProcessRunner(),
        Path.of(scratch).resolve("auto-dev-dashboard-git"),
        "pages show no changes of its repositories");
  }
}
