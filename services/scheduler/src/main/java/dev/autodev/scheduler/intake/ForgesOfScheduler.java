package dev.autodev.scheduler.intake;

import dev.autodev.forge.Forges;
import dev.autodev.forge.ForgesConfig;
import dev.autodev.processes.ProcessRunner;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The forges of a scheduler that is a process of its own; elsewhere the agents' are taken. */
final class ForgesOfScheduler {
  /** At the start, so that a wrong setting is said there and not by the first look. */
  @Startup
  @Produces
  @Singleton
  @DefaultBean
  Forges forges(
      ForgesConfig forges,
      @ConfigProperty(name = "swarm.data", defaultValue = "${user.home}/.auto-dev") Path data) {
    return Forges.ofThoseWithToken(
        forges, new ProcessRunner(), data.resolve("forge"), "issues there start no work");
  }
}
