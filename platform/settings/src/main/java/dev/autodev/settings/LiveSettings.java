package dev.autodev.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The operators' settings as they are now: looked at again about each second that somebody asks,
 * without a restart. A file that cannot be used leaves the last good version in force.
 */
@Singleton
public class LiveSettings {
  private static final Logger LOG = Logger.getLogger(LiveSettings.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final long LARGEST = 1 << 20;
  private static final int FIRST = 50;

  private final Path file;
  private final Clock clock;
  private final Iterable<SettingsCheck> checks;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile OperatorSettings settings = OperatorSettings.NONE;
  private volatile Instant looked = Instant.MIN;
  private Optional<FileVersion> seen = Optional.empty();
  private volatile String trouble = "";

  @Inject
  LiveSettings(SettingsConfig config, Instance<Clock> clocks, @Any Instance<SettingsCheck> checks) {
    this(config.file(), clocks.isResolvable() ? clocks.get() : Clock.systemUTC(), checks);
  }

  /** Of a file, which may be missing. */
  public LiveSettings(Path file, Clock clock, Iterable<SettingsCheck> checks) {
    this.file = file.toAbsolutePath();
    this.clock = clock;
    this.checks = checks;
  }

  /** Settings that stay as they are. */
  public static LiveSettings fixed(OperatorSettings settings) {
    LiveSettings live = new LiveSettings(Path.of("none"), Clock.systemUTC(), List.of());
    live.settings = settings;
    live.looked = Instant.MAX;
    return live;
  }

  /**
   * Reads the file for the first time.
   *
   * @throws SettingsException if it cannot be used: nothing starts with settings half known
   */
  void start(@Observes @Priority(FIRST) StartupEvent started) {
    open();
  }

  /**
   * Reads it, as a start does.
   *
   * @throws SettingsException if it cannot be used
   */
  public void open() {
    looked = clock.instant();
    try {
      seen = FileVersion.of(file);
      settings = seen.isPresent() ? read() : checked(OperatorSettings.NONE);
      LOG.infof("settings=%s %s", file, seen.isPresent() ? "read" : "missing: defaults hold");
    } catch (IOException | SettingsException e) {
      throw new SettingsException(
          "%s (swarm.settings) cannot be used, so nothing is started: %s"
              .formatted(file, words(e)));
    }
  }

  /** The newest good version. */
  public OperatorSettings now() {
    Instant now = clock.instant();
    if (due(now) && looking.tryLock()) {
      try {
        looked = now;
        look();
      } finally {
        looking.unlock();
      }
    }
    return settings;
  }

  /** Why the file as it stands is not in force, if so. */
  public Optional<String> trouble() {
    now();
    return Optional.of(trouble).filter(words -> !words.isEmpty());
  }

  /** What the file says as it stands, whether that is in force or not; nothing: there is none. */
  public List<EffectiveSettings.Setting> said() {
    try {
      return Files.exists(file)
          ? EffectiveSettings.of(SettingsReader.tree(Files.readString(file)), file.toString())
          : List.of();
    } catch (IOException | SettingsException e) {
      return List.of();
    }
  }

  private boolean due(Instant now) {
    Instant last = looked;
    return !last.equals(Instant.MAX)
        && (last.equals(Instant.MIN) || Duration.between(last, now).abs().compareTo(EVERY) >= 0);
  }

  private void look() {
    Optional<FileVersion> found = seen;
    try {
      found = FileVersion.of(file);
      if (found.equals(seen)) {
        return;
      }
      if (found.isPresent()) {
        settings = read();
        LOG.infof("settings=%s read again", file);
      } else {
        LOG.warnf(
            "settings=%s is gone, its last good version stays in force; put an empty file there for"
                + " the defaults",
            file);
      }
      trouble = "";
    } catch (IOException | SettingsException e) {
      complain(words(e));
    }
    seen = found;
  }

  /** Once for each thing that is wrong, not each second. */
  private void complain(String what) {
    if (!what.equals(trouble)) {
      trouble = what;
      LOG.errorf(
          "settings=%s cannot be used, the last good version stays in force until it is mended: %s",
          file, what);
    }
  }

  private OperatorSettings read() throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new SettingsException("it has more than " + LARGEST + " bytes; it is no settings file");
    }
    return checked(SettingsReader.read(Files.readString(file)));
  }

  private OperatorSettings checked(OperatorSettings read) {
    checks.forEach(check -> check.check(read));
    return read;
  }

  private static String words(Exception e) {
    return e instanceof IOException
        ? "it cannot be read (" + e + ")"
        : String.valueOf(e.getMessage());
  }
}
