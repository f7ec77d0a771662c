package dev.autodev.agent.left;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.TaskId;
import dev.autodev.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The file that says what a task's attempt works in on this machine. Whoever works holds its lock,
 * which ends with the process: a file without a lock speaks of somebody who has gone.
 */
final class OpenTask implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OpenTask.class);

  /** Of this process: closing a file a second time would end the lock of the first. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final @Nullable FileChannel channel;

  private OpenTask(Path file, @Nullable FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static OpenTask of(Path directory, TaskId task) {
    return of(directory.toAbsolutePath().normalize().resolve(task + ".json"));
  }

  /** Ours from here on, unless somebody else on this machine is at the same task. */
  static OpenTask of(Path file) {
    if (!OURS.add(file)) {
      return new OpenTask(file, null);
    }
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel = locked(file);
      if (channel == null) {
        OURS.remove(file);
      }
      return new OpenTask(file, channel);
    } catch (IOException e) {
      OURS.remove(file);
      throw new UncheckedIOException("cannot use " + file, e);
    }
  }

  private static @Nullable FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() != null) {
      return channel;
    }
    channel.close();
    return null;
  }

  boolean isOurs() {
    return channel != null;
  }

  /** What somebody who has gone was working in. */
  Optional<LeftHere> left() {
    try {
      return channel == null ? Optional.empty() : read(channel);
    } catch (IOException | InvalidModelException e) {
      LOG.debugf("%s cannot be read, nothing is taken from there: %s", file, e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<LeftHere> read(FileChannel channel) throws IOException {
    byte[] text = Channels.newInputStream(channel.position(0)).readAllBytes();
    return text.length == 0
        ? Optional.empty()
        : Optional.of(Json.read(new String(text, StandardCharsets.UTF_8), LeftHere.class));
  }

  void note(LeftHere here) {
    try {
      if (channel != null) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Json.write(here).getBytes(StandardCharsets.UTF_8)), 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Nothing is left here. */
  void forget() {
    try {
      if (channel != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  /** Lets go of it; the file stays as it is. */
  @Override
  public void close() {
    if (channel != null && channel.isOpen()) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.debugf("%s: %s", file, e);
      } finally {
        OURS.remove(file);
      }
    }
  }
}
