package dev.autodev.sessions.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What one session's client has of its own on disk, below the run's directory. */
public record RunDirectory(Path root) {

  /** Creates what is missing. */
  public static RunDirectory in(Path runDirectory, String client) throws IOException {
    RunDirectory directory = new RunDirectory(runDirectory.resolve(client));
    Files.createDirectories(directory.config());
    return directory;
  }

  /** Home of the client and of what it starts. */
  public Path home() {
    return root.resolve("home");
  }

  /** The client's configuration and its record of sessions. */
  public Path config() {
    return root.resolve("config");
  }

  /** Where the client's stderr goes. */
  public Path complaints() {
    return root.resolve("stderr.log");
  }

  /**
   * Whether a folder of the client's configuration has such a file, so many levels down at most.
   */
  public boolean holds(String folder, int levels, Predicate<String> name) throws IOException {
    Path top = config().resolve(folder);
    if (!Files.isDirectory(top)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(top, levels)) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(file -> name.test(String.valueOf(file.getFileName())));
    }
  }

  /** Writes a file that only we can read, and says where it is. */
  public Path write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }
}
