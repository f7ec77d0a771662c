package dev.autodev.sessions.replay;

import dev.autodev.sessions.SessionSettingsException;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads scenario files. */
final class ScenarioFiles {
  private static final String CLASS_PATH_FOLDER = "scenarios";

  private ScenarioFiles() {}

  /** All {@code scenarios/*.yaml} of the class path. */
  static List<Scenario> ofClassPath(ClassLoader loader) {
    List<Scenario> found = new ArrayList<>();
    try {
      ClassPathUtils.consumeAsPaths(
          loader, CLASS_PATH_FOLDER, folder -> found.addAll(inFolder(folder, "classpath:")));
    } catch (IOException e) {
      throw new SessionSettingsException("cannot list scenarios on the class path", e);
    }
    return found;
  }

  /** All {@code *.yaml} of the directory that an operator configured. */
  static List<Scenario> ofDirectory(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new SessionSettingsException(
          "swarm.sessions.replay.scenarios names %s, which is no directory; create it or unset the key"
              .formatted(directory.toAbsolutePath()));
    }
    return inFolder(directory, "");
  }

  /** One file. */
  static Scenario ofFile(Path file, String prefix) {
    try {
      return ScenarioReader.read(Files.readString(file), prefix + file);
    } catch (IOException e) {
      throw new SessionSettingsException("cannot read scenario %s: %s".formatted(file, e), e);
    }
  }

  private static List<Scenario> inFolder(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(file -> ofFile(file, prefix))
          .toList();
    } catch (IOException e) {
      throw new SessionSettingsException("cannot list scenarios in %s: %s".formatted(folder, e), e);
    }
  }
}
