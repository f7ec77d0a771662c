package dev.autodev.cli.launch;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.ProviderKeys;
import dev.autodev.cli.api.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Brings a swarm up unless it is up already. */
public final class Startup {
  private Startup() {}

  /** Whether a whole swarm is up on this data directory. */
  public static boolean isUp(Path data) {
    return ServerFile.in(data)
        .read()
        .filter(RunningSwarm::isWhole)
        .filter(swarm -> new ApiClient(swarm.url()).isUp("/health/ready"))
        .isPresent();
  }

  /** Starts what is not running: all of it, or the processes of a separate swarm that ended. */
  public static RunningSwarm ensureUp(
      Invocation invocation, Path data, int port, boolean separate, Door door) {
    if (!isUp(data)) {
      var left = ServerFile.in(data).read().filter(RunningSwarm::isRunning);
      if (left.isPresent()) {
        Separate.startAgain(LaunchPlace.of(invocation, data, left.get()), left.get());
      } else {
        build(invocation, separate);
        var place = LaunchPlace.prepare(invocation, data, port, door);
        if (separate) {
          Separate.start(place);
        } else {
          AllInOne.startInBackground(place);
        }
      }
    }
    return ServerFile.in(data).read().orElseThrow();
  }

  /** Only what is not there; scripts/build also renews what is older than its sources. */
  public static void build(Invocation invocation, boolean separate) {
    var project = invocation.project();
    if (separate ? Separate.isBuilt(project) : AllInOne.isBuilt(project)) {
      return;
    }
    var command = new ArrayList<>(List.of(project.resolve("scripts/build").toString()));
    if (separate) {
      command.add("--separate");
    }
    try {
      var builder = new ProcessBuilder(command).directory(project.toFile()).inheritIO();
      builder.environment().keySet().removeIf(ProviderKeys::isKey);
      var process = builder.start();
      if (process.waitFor() != 0) {
        throw CliException.failed("The build failed; mend what it says above and start again");
      }
    } catch (IOException e) {
      throw CliException.failed("scripts/build cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("interrupted");
    }
  }
}
