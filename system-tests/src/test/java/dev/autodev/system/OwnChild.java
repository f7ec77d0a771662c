package dev.autodev.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts what another process is once more as a child of this one, whose exit code can be seen. */
record OwnChild(List<String> command, Map<String, String> environment, Path directory) {
  static OwnChild like(long pid) {
    var process = Path.of("/proc", Long.toString(pid));
    try {
      var environment = new LinkedHashMap<String, String>();
      for (var entry : strings(process.resolve("environ"))) {
        var end = entry.indexOf('=');
        environment.put(entry.substring(0, end), entry.substring(end + 1));
      }
      return new OwnChild(
          strings(process.resolve("cmdline")),
          environment,
          Files.readSymbolicLink(process.resolve("cwd")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> strings(Path file) throws IOException {
    return Arrays.asList(Files.readString(file).split("\0"));
  }

  OwnChild with(String name, String value) {
    var more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new OwnChild(command, more, directory);
  }

  /** Started, and ready for work. */
  Process up(Path log) {
    var process = start(log);
    Patience.until(() -> isReady(log) || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("it ended while starting; see " + log);
    }
    return process;
  }

  /** Whether what writes that log is ready for work. */
  static boolean isReady(Path log) throws IOException {
    return Files.readString(log).contains("Installed features");
  }

  Process start(Path log) {
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
