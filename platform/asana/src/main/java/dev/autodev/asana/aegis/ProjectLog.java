package dev.autodev.asana.aegis;

import dev.autodev.asana.AsanaConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jboss.logging.Logger;

/** A file for each project, to which each execution that ends is appended, whole. */
@ApplicationScoped
class ProjectLog {
  private static final Logger LOG = Logger.getLogger(ProjectLog.class);
  private static final String RULE = "=".repeat(80);

  @Inject AsanaConfig config;

  /** Of its file. */
  static String name(Execution execution) {
    String plain =
        execution
            .context()
            .projectName()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "_");
    String name = plain.replaceAll("^_+|_+$", "");
    return (name.isEmpty() ? execution.context().project() : cut(name)) + ".log";
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(60, name.length()));
  }

  /** A log that cannot be written keeps nothing else from going on. */
  void append(Execution execution, Execution.Ended how) {
    Path file = config.logs().resolve(name(execution));
    try {
      Files.createDirectories(config.logs());
      Files.writeString(
          file, entry(execution, how), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warnf(
          "execution_id=%d is not in the log (%s); its output is in its record", execution.id(), e);
    }
  }

  private static String entry(Execution execution, Execution.Ended how) {
    return "%s%n[%s] Task: %s%n%s%n%n%s%n%nExecution ID: %d%nExit code: %d%n%n"
        .formatted(
            RULE,
            how.completedAt().truncatedTo(ChronoUnit.SECONDS),
            execution.context().name(),
            RULE,
            how.output() == null ? "" : how.output(),
            execution.id(),
            how.success() ? 0 : 1);
  }
}
