package dev.autodev.cli.swarm;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.ServerFile;
import dev.autodev.cli.launch.ServiceProcess;
import dev.autodev.cli.launch.Shutdown;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the swarm drain and stops it. */
@Command(name = "down", description = "Let the swarm on this machine drain and stop it.")
final class DownCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--data", paramLabel = "DIR", description = "As for up.")
  private @Nullable Path data;

  @Option(
      names = "--force",
      description =
          "Kill what has not stopped after a minute (SHUTDOWN_TIMEOUT and 40 s where that is longer).")
  private boolean force;

  DownCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var directory = invocation.data(data);
    var running = ServerFile.in(directory).read();
    if (running.isEmpty() || !running.get().isRunning()) {
      ServerFile.in(directory).delete();
      return stopped(List.of(), directory);
    }
    var shutdown = new Shutdown(invocation);
    var left = shutdown.stop(directory, running.get(), force);
    if (!left.isEmpty()) {
      throw CliException.failed(
          "Still running after %d s: %s; wait and try again, or use --force"
              .formatted(
                  shutdown.longest().toSeconds(),
                  left.stream()
                      .map(process -> process.name() + " (" + process.pid() + ")")
                      .collect(Collectors.joining(", "))));
    }
    return stopped(
        running.get().processes().stream().map(ServiceProcess::name).toList(), directory);
  }

  private int stopped(List<String> names, Path directory) {
    if (invocation.json()) {
      var answer = Json.object().put("data", directory.toString());
      names.forEach(answer.putArray("stopped")::add);
      invocation.printJson(answer);
    } else if (names.isEmpty()) {
      invocation.terminal().line("No swarm runs on %s.", directory);
    } else {
      invocation
          .terminal()
          .line("Stopped: %s. The data stays in %s.", String.join(", ", names), directory);
    }
    return Exit.DONE;
  }
}
