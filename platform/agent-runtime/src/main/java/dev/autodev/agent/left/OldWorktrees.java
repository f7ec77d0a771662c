package dev.autodev.agent.left;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What is still here of attempts whose task has gone on elsewhere, or never will. */
public final class OldWorktrees {
  private static final Logger LOG = Logger.getLogger(OldWorktrees.class);

  private OldWorktrees() {}

  /**
   * Gives up what nobody works in and was begun before that time.
   *
   * @param open where the files are that say what is worked in on this machine
   * @param empty deletes what is in a run directory
   */
  public static void giveUp(Path open, Instant before, Consumer<Path> empty) {
    for (Path file : files(open.toAbsolutePath().normalize())) {
      if (isOlder(file, before)) {
        try (OpenTask task = OpenTask.of(file)) {
          task.left().ifPresent(left -> empty.accept(Path.of(left.run())));
          task.forget();
        }
      }
    }
  }

  private static List<Path> files(Path open) {
    if (!Files.isDirectory(open)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(open)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    } catch (IOException e) {
      LOG.warnf("%s cannot be read: %s; what is left there stays for now", open, e);
      return List.of();
    }
  }

  private static boolean isOlder(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException gone) {
      return false;
    }
  }
}
