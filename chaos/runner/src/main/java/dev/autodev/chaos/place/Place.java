package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The checkout whose programs run, and the directory in which they do.
 *
 * @param data where they work
 */
public record Place(Path project, Path data) {
  static final String HOST = "127.0.0.1";
  private static final String VERSION = "1.0.0-SNAPSHOT";

  /** Makes the directories. */
  public Place {
    project = project.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    try {
      Files.createDirectories(data.resolve("logs"));
      Files.createDirectories(data.resolve("effects"));
    } catch (IOException e) {
      throw new ChaosException(data + " cannot be used as data directory", e);
    }
  }

  /**
   * For one more run: what an earlier one left there, which would be taken for this one's, is
   * removed.
   */
  public static Place afresh(Path project, Path data) {
    try {
      if (Files.exists(data)) {
        if (!Leftovers.in(data).isEmpty()) {
          throw new ChaosException(
              "processes of another run still work in %s; end them, or give another --data"
                  .formatted(data));
        }
        try (Stream<Path> paths = Files.walk(data)) {
          for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    } catch (IOException e) {
      throw new ChaosException(data + " cannot be emptied", e);
    }
    return new Place(project, data);
  }

  /** Where a process says what it does. */
  public Path log(String name) {
    return data.resolve("logs").resolve(name + ".log");
  }

  /** Ledgers of effects, one per agent process. */
  public Path effects() {
    return data.resolve("effects");
  }

  /** What the client was promised. */
  public Path journal() {
    return data.resolve("journal.tsv");
  }

  /** What was struck, and when, in milliseconds since 1970. */
  public Path blows() {
    return data.resolve("blows.tsv");
  }

  Path clock() {
    return data.resolve("clock");
  }

  /** All processes are so many seconds beside the right time from now on. */
  public void shiftClocks(long seconds) {
    try {
      Path next = data.resolve("clock.next");
      Files.writeString(next, Long.toString(seconds));
      Files.move(next, clock(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ChaosException("the clocks cannot be shifted", e);
    }
  }

  /** Whether anybody did that. */
  public boolean hasShiftedClocks() {
    return Files.exists(clock());
  }

  /** The program that runs PostgreSQL and Redis. */
  Path servers() {
    return project.resolve("platform/embedded/target/embedded-" + VERSION + "-run.jar");
  }

  /** A port of loopback that is free at this moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new ChaosException("no port is free on loopback", e);
    }
  }
}
