package dev.autodev.scheduler.retention;

import dev.autodev.asana.AsanaConfig;
import dev.autodev.control.look.Looks;
import dev.autodev.control.look.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Keeps log files of this machine's swarm within bounds: those of its processes, and those of
 * Asana's projects.
 */
@ApplicationScoped
public class Logs {
  private static final Logger LOG = Logger.getLogger(Logs.class);
  private static final Pattern LOGS = Pattern.compile(".+\\.log");
  private static final Pattern COPIES = Pattern.compile(".+\\.log\\.\\d+");

  @Inject RetentionConfig config;
  @Inject AsanaConfig asana;
  @Inject Clock clock;

  private final Looks looks =
      Looks.blocking(
          this::look, new Outage(LOG, "looking at log files", "they grow until the next look"));

  /** Looks, unless a look is under way. */
  public void wake() {
    looks.wake();
  }

  /** No further look. */
  public void stop() {
    looks.stop();
  }

  /** Turns what is too long and takes away what is too old; what fails is thrown. */
  void look() {
    try {
      inFolder(config.logs().folder(), true);
      inFolder(asana.logs(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of several processes with the same folder, one at a time. */
  private void inFolder(Path folder, boolean heldOpen) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".turning"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        turn(folder);
        takeAway(folder, heldOpen);
      }
    }
  }

  private void turn(Path folder) throws IOException {
    long longest = config.logs().size().asLongValue();
    for (Path log : files(folder, LOGS)) {
      if (longest > 0 && new LogFile(log).turn(longest, config.logs().copies())) {
        LOG.infof("log=%s was too long and begins anew", log);
      }
    }
  }

  private void takeAway(Path folder, boolean heldOpen) throws IOException {
    if (!config.logs().kept().isPositive()) {
      return;
    }
    Instant before = clock.instant().minus(config.logs().kept());
    for (Path copy : files(folder, COPIES)) {
      if (LogFile.isOlder(copy, before)) {
        Files.delete(copy);
        LOG.infof("log=%s older than %s gone", copy, before);
      }
    }
    for (Path log : files(folder, LOGS)) {
      if (LogFile.isOlder(log, before) && Files.size(log) > 0) {
        if (heldOpen) {
          new LogFile(log).cut();
        } else {
          Files.delete(log);
        }
        LOG.infof("log=%s older than %s gone", log, before);
      }
    }
  }

  private static List<Path> files(Path folder, Pattern names) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> names.matcher(file.getFileName().toString()).matches())
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }
}
