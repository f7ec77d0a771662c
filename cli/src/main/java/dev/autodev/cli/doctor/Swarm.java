package dev.autodev.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.api.RefusedException;
import dev.autodev.cli.api.UnreachableException;
import dev.autodev.cli.launch.ServerFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The swarm itself, where one runs here; else the port that it would take. */
final class Swarm {
  private static final int PORT = 8080;

  private final Invocation invocation;
  private final Path data;

  Swarm(Invocation invocation, Path data) {
    this.invocation = invocation;
    this.data = data;
  }

  Stream<Finding> look() {
    var running = ServerFile.in(data).read();
    if (running.isEmpty() && invocation.namedServer() == null) {
      return Stream.of(port());
    }
    var ended =
        running.stream()
            .flatMap(swarm -> swarm.processes().stream())
            .filter(process -> !process.isRunning())
            .map(
                process ->
                    Finding.bad(
                        process.name(),
                        "its process " + process.pid() + " has ended",
                        "claude-swarm up starts it again; its log is in " + data.resolve("logs")));
    return Stream.concat(ended, health());
  }

  private static Finding port() {
    try (var socket = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
      return Finding.ok("port " + socket.getLocalPort(), "free; no swarm runs here");
    } catch (IOException e) {
      return Finding.note("port " + PORT, "taken by another program", "claude-swarm up --port 0");
    }
  }

  private Stream<Finding> health() {
    var api = invocation.api();
    try {
      return checks(api.get("/health"));
    } catch (RefusedException e) {
      return checks(e.answer());
    } catch (UnreachableException e) {
      return Stream.of(
          Finding.bad(
              "dashboard", api.server() + " does not answer", "claude-swarm status, then up"));
    }
  }

  private static Stream<Finding> checks(JsonNode health) {
    List<Finding> findings = new ArrayList<>();
    for (var check : Json.list(health, "checks")) {
      findings.add(of(check, Json.text(check, "name")));
    }
    return findings.stream();
  }

  private static Finding of(JsonNode check, String name) {
    if (!Json.text(check, "status").equals("UP")) {
      return Finding.bad(
          name,
          "down: " + check.path("data"),
          "the log of the dashboard says why; what is up goes on by itself when it is back");
    }
    var trouble = Json.text(check.path("data"), "trouble");
    return trouble.isEmpty()
        ? Finding.ok(name, "up")
        : Finding.note(name, trouble, "until it is mended, its last good version is in force");
  }
}
