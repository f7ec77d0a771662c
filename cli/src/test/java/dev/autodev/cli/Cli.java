package dev.autodev.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs one command in this process and keeps what it printed. */
record Cli(int exitCode, String out, String err) {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  static Cli run(Path directory, String stdin, String... arguments) {
    return run(directory, stdin, Map.of(), arguments);
  }

  /** With variables in its environment. */
  static Cli run(Path directory, String stdin, Map<String, String> variables, String... arguments) {
    var environment = new HashMap<>(variables);
    environment.put("NO_COLOR", "1");
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var invocation =
        new Invocation(
            new Streams(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false),
            environment,
            directory,
            directory,
            Clock.fixed(NOW, ZoneOffset.UTC));
    var exitCode = Main.run(invocation, arguments);
    return new Cli(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Cli run(Path directory, FakeDashboard server, List<String> arguments) {
    var all = new ArrayList<>(arguments);
    all.addAll(List.of("--server-url", server.url()));
    return run(directory, "", all.toArray(String[]::new));
  }
}
