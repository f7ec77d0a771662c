package dev.autodev.cli.swarm;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Address;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.AllInOne;
import dev.autodev.cli.launch.Door;
import dev.autodev.cli.launch.LaunchPlace;
import dev.autodev.cli.launch.ModelChoice;
import dev.autodev.cli.launch.RunningSwarm;
import dev.autodev.cli.launch.ServerFile;
import dev.autodev.cli.launch.Startup;
import dev.autodev.cli.terminal.Amounts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the swarm on this machine. */
@Command(name = "up", description = "Start the swarm on this machine.")
final class UpCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--separate", description = "One process per service instead of one for all.")
  private boolean separate;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Of the dashboard (${DEFAULT-VALUE}); 0: any free one.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where its data lies (SWARM_DATA, else .swarm in the project).")
  private @Nullable Path data;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Who works: " + ModelChoice.NAMES + "; default: a client that has a key here.")
  private @Nullable String provider;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Where the dashboard listens (${DEFAULT-VALUE}); beyond loopback only with --login.")
  private String host = "127.0.0.1";

  @Option(names = "--login", description = "Ask everybody for a login; see people first.")
  private boolean login;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "How people see the dashboard, where TLS ends in front of it.")
  private @Nullable String url;

  @Option(names = "--foreground", description = "Stay until interrupted, log to the terminal.")
  private boolean foreground;

  UpCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    refuseOtherHosts();
    if (separate && foreground) {
      throw CliException.usage("--foreground runs one process; leave out --separate");
    }
    if (separate && login) {
      throw CliException.usage(
          "--login is for one process; services started by themselves take SWARM_ACCESS_MODE=login");
    }
    LaunchPlace.checkPort(port);
    var shown = Optional.ofNullable(url).map(text -> Address.of(text, "--url"));
    var door = new Door(host, login, shown);
    var directory = invocation.data(data);
    var chosen = ModelChoice.made(invocation, directory, provider);
    if (Startup.isUp(directory)) {
      return report(ServerFile.in(directory).read().orElseThrow(), "already up");
    }
    if (foreground) {
      Startup.build(invocation, false);
      return AllInOne.runInForeground(LaunchPlace.prepare(chosen, directory, port, door));
    }
    var begin = invocation.clock().instant();
    var swarm = Startup.ensureUp(chosen, directory, port, separate, door);
    return report(
        swarm,
        "up after " + Amounts.time(Duration.between(begin, Instant.now(invocation.clock()))));
  }

  private int report(RunningSwarm swarm, String state) {
    if (invocation.json()) {
      invocation.printJson(
          Json.object().put("url", swarm.url().toString()).put("mode", swarm.mode()));
    } else {
      invocation.terminal().line("The swarm is %s: %s", state, swarm.url());
    }
    return Exit.DONE;
  }

  /** Starting means starting here; a swarm elsewhere is started there. */
  private void refuseOtherHosts() {
    var named = invocation.namedServer();
    try {
      if (named != null && !InetAddress.getByName(named.getHost()).isLoopbackAddress()) {
        throw CliException.usage(
            "'up' starts a swarm on this machine only, not on " + named.getHost());
      }
    } catch (UnknownHostException e) {
      throw CliException.usage(
          "'up' starts a swarm on this machine only, not on " + e.getMessage());
    }
  }
}
