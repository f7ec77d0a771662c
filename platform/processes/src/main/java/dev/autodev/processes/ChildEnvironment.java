package dev.autodev.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The small environment a child gets: nothing of ours leaks into it. */
public final class ChildEnvironment {

  private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

  private ChildEnvironment() {}

  /**
   * PATH and JAVA_HOME of ours, HOME as given, TMPDIR inside it (created), LANG, TZ, and what extra
   * adds or replaces.
   */
  public static Map<String, String> clean(Path home, Map<String, String> extra) {
    Path absoluteHome = home.toAbsolutePath();
    Path temporary = absoluteHome.resolve("tmp");
    try {
      Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + temporary + " for a child's HOME", e);
    }
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", ours("PATH").orElse(DEFAULT_PATH));
    environment.put("HOME", absoluteHome.toString());
    environment.put("TMPDIR", temporary.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("TZ", "UTC");
    environment.put("JAVA_HOME", ours("JAVA_HOME").orElse(System.getProperty("java.home")));
    environment.putAll(extra);
    return Map.copyOf(environment);
  }

  private static Optional<String> ours(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
