package dev.autodev.cli.launch;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a swarm is started: its data directory, its port, and who comes in there. */
public record LaunchPlace(Invocation invocation, Path data, int port, Door door) {
  private static final int USUAL_PORT = 8080;
  private static final int LAST_PORT = 65_535;
  static final String HOST = Door.LOOPBACK_HOST;
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int LOG_LINES = 15;
  private static final int TRIES = 20;
  private static final String SCENARIOS = "SWARM_SESSIONS_REPLAY_SCENARIOS";

  /** Refuses what is no port. */
  public static void checkPort(int port) {
    if (port < 0 || port > LAST_PORT) {
      throw CliException.usage(
          "--port %d is no port; give one up to %d, or 0 for any free one"
              .formatted(port, LAST_PORT));
    }
  }

  /** Port 0 becomes a free one, with a free one after it; a taken one is refused. */
  public static LaunchPlace prepare(Invocation invocation, Path data, int wanted, Door door) {
    try {
      Files.createDirectories(data.resolve("logs"));
      if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw CliException.failed(
          "%s cannot be used as data directory (%s); name another with --data"
              .formatted(data, e.getMessage()));
    }
    for (int left = TRIES; left > 0; left--) {
      try (var socket = new ServerSocket(wanted, 1, InetAddress.getByName(door.host()))) {
        var place = new LaunchPlace(invocation, data, socket.getLocalPort(), door);
        if (wanted != 0 || isFree(place.hooksPort())) {
          return place;
        }
      } catch (IOException e) {
        break;
      }
    }
    throw taken(wanted);
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
      return socket.isBound();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static CliException taken(int port) {
    return CliException.failed(
        "Port %d is taken by another program; choose another with --port (0: any free one)"
            .formatted(port));
  }

  /** Of the webhook service, where that is a process of its own: the one after the dashboard's. */
  int hooksPort() {
    return port + 1;
  }

  void requireFreeHooksPort() {
    if (!isFree(hooksPort())) {
      throw CliException.failed(
          "Port %d, where the webhook service listens (the one after the dashboard's), is taken by another program; choose another with --port (0: any free one)"
              .formatted(hooksPort()));
    }
  }

  /** Where a swarm runs that has lost some of its processes. */
  static LaunchPlace of(Invocation invocation, Path data, RunningSwarm swarm) {
    return new LaunchPlace(invocation, data, swarm.url().getPort(), Door.LOOPBACK);
  }

  /** The port everybody knows, or 0 (any free one) while another program has it. */
  public static int usualOrFreePort() {
    try (var socket = new ServerSocket(USUAL_PORT, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      return 0;
    }
  }

  URI url() {
    var everywhere = door.host().equals("0.0.0.0") || door.host().equals("::");
    return URI.create("http://" + (everywhere ? HOST : door.host()) + ":" + port);
  }

  /** As people see it. */
  URI shown() {
    return door.url().orElseGet(this::url);
  }

  Path log(String name) {
    return data.resolve("logs").resolve(name + ".log");
  }

  Redirect logging(String name) {
    return Redirect.appendTo(log(name).toFile());
  }

  void awaitReady(String name, Process process) {
    awaitReady(name, process, url());
  }

  void awaitReady(String name, Process process, URI url) {
    var api = new dev.autodev.cli.api.ApiClient(url);
    var deadline = invocation.clock().instant().plus(READY_WITHIN);
    while (!api.isUp("/health/ready")) {
      if (!process.isAlive()) {
        throw CliException.failed(
            "%s ended while starting (exit code %d); the end of %s:%n%s"
                .formatted(name, process.exitValue(), log(name), tail(name)));
      }
      if (invocation.clock().instant().isAfter(deadline)) {
        throw CliException.failed(
            "%s is not ready after %d s and goes on starting; see %s, or stop it with 'claude-swarm down'"
                .formatted(name, READY_WITHIN.toSeconds(), log(name)));
      }
      invocation.pause(BETWEEN_LOOKS);
    }
  }

  private String tail(String name) {
    try {
      var lines = new ArrayList<>(Files.readAllLines(log(name)));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  /** What a swarm without a model plays, unless the operator names a directory of their own. */
  Map<String, String> recordings() {
    var folder = invocation.project().resolve("samples/scenarios").toAbsolutePath();
    return invocation.environment().containsKey(SCENARIOS) || !Files.isDirectory(folder)
        ? Map.of()
        : Map.of(SCENARIOS, folder.toString());
  }

  void remember(String mode, List<ServiceProcess> processes) {
    try {
      ServerFile.in(data).write(new RunningSwarm(url(), mode, processes));
    } catch (IOException e) {
      throw CliException.failed(
          "%s cannot be written: %s".formatted(ServerFile.in(data).file(), e));
    }
  }
}
