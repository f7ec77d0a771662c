package dev.autodev.sessions.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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

  /** Writes a file that only we can read, and says where it is. */
  public Path write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }
}
