package dev.autodev.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a short program to its end, without this shell's settings and keys. */
final class Shell {
  private Shell() {}

  /** What it printed; a failure fails the test with it. */
  static String run(Path directory, Map<String, String> environment, List<String> command) {
    try {
      // A file and not a pipe: what the program leaves running would keep a pipe open.
      var output = Files.createTempFile("system-test", ".out");
      var builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("(SWARM|QUARKUS|MP_MESSAGING|GIT|ANTHROPIC)_.*"));
      builder.environment().putAll(environment);
      var code = builder.start().waitFor();
      var said = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      if (code != 0) {
        throw new AssertionError("%s ended with %d: %s".formatted(command, code, said));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted during " + command, e);
    }
  }
}
