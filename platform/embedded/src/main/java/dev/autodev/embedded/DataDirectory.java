package dev.autodev.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder the servers keep, locked for as long as one process owns it: whoever holds the lock
 * knows that a server still running on this folder is an orphan.
 */
final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel lockFile;
  private final Properties ports = new Properties();

  private DataDirectory(Path root, FileChannel lockFile) throws IOException {
    this.root = root;
    this.lockFile = lockFile;
    if (Files.exists(portsFile())) {
      try (var in = Files.newInputStream(portsFile())) {
        ports.load(in);
      }
    }
  }

  static DataDirectory lock(Path root) {
    try {
      Files.createDirectories(root);
      var channel =
          FileChannel.open(
              root.resolve("servers.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new EmbeddedServersException(
            "The servers of %s already run in another process; stop that one (claude-swarm down) or choose another data directory"
                .formatted(root));
      }
      return new DataDirectory(root, channel);
    } catch (IOException e) {
      throw new EmbeddedServersException(
          "Cannot use %s as data directory (%s); make it writable or choose another"
              .formatted(root, e),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  Path folder(String name) throws IOException {
    var folder = root.resolve(name);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      ownerOnly(folder, "rwx------");
    }
    return folder;
  }

  Path log(String server) throws IOException {
    return folder("logs").resolve(server + ".log");
  }

  /** The generated password of that name, made at the first use and readable by the owner only. */
  String secret(String name) throws IOException {
    var file = folder("secrets").resolve(name);
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    var secret = HexFormat.of().formatHex(bytes);
    writePrivately(file, secret);
    return secret;
  }

  int rememberedPort(String server) {
    try {
      return Integer.parseInt(ports.getProperty(server + ".port", "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  void remember(String server, int port) throws IOException {
    ports.setProperty(server + ".port", Integer.toString(port));
    var text = new StringBuilder();
    ports.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    writePrivately(portsFile(), text.toString());
  }

  /** Replaces the file in one step, so that a crash leaves the old or the new one. */
  static void writePrivately(Path file, String text) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(next);
    ownerOnly(next, "rw-------");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static void ownerOnly(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private Path portsFile() {
    return root.resolve("servers.properties");
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
