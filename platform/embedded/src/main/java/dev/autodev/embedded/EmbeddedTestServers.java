package dev.autodev.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One fresh, fast, forgetful pair of servers per JVM for the tests of other modules; gone when the
 * JVM ends.
 */
public final class EmbeddedTestServers {
  private static @Nullable EmbeddedServers servers;

  private EmbeddedTestServers() {}

  /** Started at the first call; every later one gets the same. */
  public static synchronized EmbeddedServers get() {
    var running = servers;
    if (running == null) {
      var directory = freshDirectory();
      running = EmbeddedServers.start(new EmbeddedOptions(directory, 0, 0, false));
      servers = running;
      var started = running;
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(started, directory), "embedded-test-servers"));
    }
    return running;
  }

  private static Path freshDirectory() {
    try {
      var target = Path.of("target");
      return Files.isDirectory(target)
          ? Files.createTempDirectory(target.toAbsolutePath(), "servers-")
          : Files.createTempDirectory("auto-dev-servers-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedServers running, Path directory) {
    running.close();
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // The JVM is ending and the folder lies in target/ or the temp directory: nothing to save.
    }
  }
}
