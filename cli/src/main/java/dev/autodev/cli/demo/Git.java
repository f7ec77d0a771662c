package dev.autodev.cli.demo;

import dev.autodev.cli.CliException;
import dev.autodev.cli.ProviderKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** git without the user's configuration, hooks or identity. */
final class Git {
  private static final Map<String, String> CLEAN =
      Map.of(
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_AUTHOR_NAME", "Sample",
          "GIT_AUTHOR_EMAIL", "sample@example.com",
          "GIT_COMMITTER_NAME", "Sample",
          "GIT_COMMITTER_EMAIL", "sample@example.com",
          // Always the same commit, so that recorded work can name it.
          "GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z",
          "GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z");

  private Git() {}

  /** What it printed; a failure ends the command. */
  static String run(Path directory, Map<String, String> extra, String... arguments) {
    var command =
        new ArrayList<>(List.of("git", "-c", "safe.directory=*", "-c", "core.hooksPath=/dev/null"));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().keySet().removeIf(ProviderKeys::isKey);
    builder.environment().putAll(CLEAN);
    builder.environment().putAll(extra);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw CliException.failed("git %s failed: %s".formatted(arguments[0], output.strip()));
      }
      return output;
    } catch (IOException e) {
      throw CliException.failed(
          "git cannot be run (%s); install it and start again".formatted(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("interrupted");
    }
  }

  static String run(Path directory, String... arguments) {
    return run(directory, Map.of(), arguments);
  }
}
