package dev.autodev.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One fixed place per user for the unpacked binaries, so that no start leaves something in the temp
 * directory.
 */
final class UnpackDirectory {
  private static final String KEY = "swarm.embedded.unpack-directory";

  private UnpackDirectory() {}

  static Path find(DataDirectory data) throws IOException {
    var configured = System.getProperty(KEY);
    if (configured != null) {
      return Files.createDirectories(Path.of(configured));
    }
    try {
      var cache = System.getenv("XDG_CACHE_HOME");
      var base =
          cache == null || cache.isBlank()
              ? Path.of(System.getProperty("user.home"), ".cache")
              : Path.of(cache);
      var ours = Files.createDirectories(base.resolve("auto-dev"));
      var directory = Files.createDirectories(ours.resolve("servers"));
      if (Files.isWritable(directory) && isOurs(ours)) {
        DataDirectory.ownerOnly(ours, "rwx------"); // the library opens its folder to everybody
        return directory;
      }
    } catch (IOException e) {
      // No usable home (a system user, a read-only container): unpack beside the data.
    }
    return data.folder("binaries");
  }

  /** Binaries that another user could exchange are not run. */
  private static boolean isOurs(Path directory) throws IOException {
    return Files.getOwner(directory).getName().equals(System.getProperty("user.name"));
  }
}
