package dev.autodev.agent.work;

import dev.autodev.agent.left.RunPlace;
import dev.autodev.model.task.TaskOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The run directory of one attempt, readable by its owner only: {@code worktrees} and {@code home}
 * go with the attempt, {@code logs} and what a role puts beside them stay.
 */
public final class Workspace implements RunPlace {
  private static final Logger LOG = Logger.getLogger(Workspace.class);

  private static final int MOST_REPORTS = 50;

  private final Path directory;
  private final AtomicInteger worktrees = new AtomicInteger();
  private final List<Path> takenOver = new ArrayList<>();
  private boolean made;

  private Workspace(Path directory) {
    this.directory = directory;
  }

  /** Of one attempt; made when something of it is first asked for. */
  public static Workspace of(Path data, TaskOrder order) {
    return new Workspace(runs(data).resolve(order.task() + "-e" + order.epoch()));
  }

  /** Where all run directories are. */
  static Path runs(Path data) {
    return data.toAbsolutePath().normalize().resolve("runs");
  }

  /** Where it is said what is worked in. */
  static Path open(Path data) {
    return data.toAbsolutePath().normalize().resolve("open");
  }

  /** Afresh: what a crashed process of the same attempt left is put away. */
  private synchronized Path made() {
    if (!made) {
      try {
        Files.createDirectories(directory.getParent());
        ownerOnly(directory);
        empty(directory);
        for (String part : List.of("worktrees", "home", "logs")) {
          ownerOnly(directory.resolve(part));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot use " + directory, e);
      }
      made = true;
    }
    return directory;
  }

  private static void ownerOnly(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** All of it. */
  @Override
  public Path directory() {
    return made();
  }

  /** HOME of all that the attempt starts. */
  public Path home() {
    return made().resolve("home");
  }

  /** Output of what the attempt starts. */
  public Path logs() {
    return made().resolve("logs");
  }

  /** A place for one more clone. */
  @Override
  public Path nextWorktree() {
    return worktreesDirectory().resolve(Integer.toString(worktrees.incrementAndGet()));
  }

  /**
   * The attempt goes on in a worktree of an earlier one, whose run directory is looked after from
   * here on.
   */
  synchronized void takeOver(Path run) {
    if (!Objects.equals(run.getParent(), directory.getParent())) {
      throw new IllegalArgumentException(run + " is no run directory of ours");
    }
    takenOver.add(run);
  }

  synchronized boolean isTakenOver() {
    return !takenOver.isEmpty();
  }

  /** Where sessions are recorded: beside the worktree. */
  synchronized Path sessions() {
    return (takenOver.isEmpty() ? made() : takenOver.getFirst()).resolve("sessions");
  }

  /** Made anew with each call. */
  Path emptyDirectory() {
    try {
      return Files.createDirectory(nextWorktree());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory in " + worktreesDirectory(), e);
    }
  }

  private Path worktreesDirectory() {
    return made().resolve("worktrees");
  }

  /** Files that look like reports, outside worktrees and home. */
  List<String> reportFiles() {
    Path worktreesOfIt = worktreesDirectory();
    Path homeOfIt = home();
    try (Stream<Path> files = Files.walk(directory, 4)) {
      return files
          .filter(file -> !file.startsWith(worktreesOfIt) && !file.startsWith(homeOfIt))
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .filter(name -> name.endsWith(".sarif") || name.endsWith(".json"))
          .sorted()
          .limit(MOST_REPORTS)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.debugf("directory=%s not readable: %s", directory, e);
      return List.of();
    }
  }

  /** Deletes what is not kept after an attempt. */
  public synchronized void clean() {
    if (made || Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      empty(directory);
    }
    takenOver.forEach(Workspace::empty);
  }

  /** Deletes what is not kept of a run after it. */
  static void empty(Path run) {
    delete(run.resolve("worktrees"));
    delete(run.resolve("home"));
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    int left = DeletedTree.delete(directory);
    if (left > 0) {
      LOG.warnf("directory=%s not wholly deleted, it stays: %d entries", directory, left);
    }
  }
}
