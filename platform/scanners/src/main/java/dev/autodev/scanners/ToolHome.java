package dev.autodev.scanners;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory that holds one directory of jars for each engine. */
public record ToolHome(Path directory) {

  /** System property that names the directory; {@code SWARM_SCANNERS_TOOLS} does so too. */
  public static final String PROPERTY = "swarm.scanners.tools";

  private static final int LEVELS = 6;

  /** The configured directory, else {@code tools/} beside the application, else the build's. */
  public static ToolHome locate() {
    return locate(
        Optional.ofNullable(System.getProperty(PROPERTY))
            .or(() -> Optional.ofNullable(System.getenv("SWARM_SCANNERS_TOOLS")))
            .filter(value -> !value.isBlank())
            .map(Path::of));
  }

  /** As {@link #locate()}, with the configured directory given. */
  public static ToolHome locate(Optional<Path> configured) {
    return new ToolHome(
        configured.or(ToolHome::besideUs).orElse(Path.of("tools")).toAbsolutePath().normalize());
  }

  private static Optional<Path> besideUs() {
    List<Path> starts = new ArrayList<>();
    ourJar().ifPresent(starts::add);
    starts.add(Path.of("").toAbsolutePath());
    for (Path start : starts) {
      Path at = start;
      for (int level = 0; at != null && level < LEVELS; level++, at = at.getParent()) {
        for (String place : List.of("tools", "platform/scanners/target/tools")) {
          if (Files.isDirectory(at.resolve(place).resolve("secrets"))) {
            return Optional.of(at.resolve(place));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> ourJar() {
    CodeSource source = ToolHome.class.getProtectionDomain().getCodeSource();
    try {
      return source == null || !"file".equals(source.getLocation().getProtocol())
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The tool's jars as a class path. */
  String classPath(String tool) {
    return directory.resolve(tool) + "/*";
  }

  /** The tool's jar with this name, any version. */
  Optional<Path> jar(String tool, String artifact) {
    try (Stream<Path> files = Files.list(directory.resolve(tool))) {
      return files.filter(f -> version(f, artifact).isPresent()).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The version the name of the tool's jar tells. */
  Optional<String> version(String tool, String artifact) {
    return jar(tool, artifact).flatMap(jar -> version(jar, artifact));
  }

  private static Optional<String> version(Path jar, String artifact) {
    Matcher name =
        Pattern.compile(Pattern.quote(artifact) + "-([0-9].*)\\.jar")
            .matcher(jar.getFileName().toString());
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  String missing(String tool) {
    return "the jars of "
        + tool
        + " are not in "
        + directory.resolve(tool)
        + "; build platform/scanners or set "
        + PROPERTY;
  }
}
