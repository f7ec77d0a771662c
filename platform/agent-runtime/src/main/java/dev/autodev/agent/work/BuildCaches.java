package dev.autodev.agent.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Lets builds of strangers' repositories reuse downloads: what they fetch goes to caches of the
 * swarm, what the operator has fetched is read but never written.
 */
public final class BuildCaches {
  private static final Logger LOG = Logger.getLogger(BuildCaches.class);
  private static final Path WRAPPER = Path.of(".mvn", "wrapper", "maven-wrapper.properties");
  private static final Pattern DISTRIBUTION =
      Pattern.compile(
          "(?m)^\\s*distributionUrl\\s*=\\s*\\S*/([A-Za-z0-9._-]+?)(-bin)?\\.(zip|tar\\.gz)");

  private final Path caches;
  private final Path operatorMaven;

  /**
   * Of a data directory.
   *
   * @param operatorMaven the operator's own {@code ~/.m2}
   */
  public BuildCaches(Path data, Path operatorMaven) {
    this.caches = data.toAbsolutePath().normalize().resolve("caches");
    this.operatorMaven = operatorMaven;
  }

  /** Variables that point Maven, Gradle, npm and pip to the caches. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("MAVEN_USER_HOME", caches.resolve("maven").toString());
    environment.put("GRADLE_USER_HOME", caches.resolve("gradle").toString());
    environment.put("npm_config_cache", caches.resolve("npm").toString());
    environment.put("PIP_CACHE_DIR", caches.resolve("pip").toString());
    String options = mavenOptions();
    if (!options.isEmpty()) {
      environment.put("MAVEN_OPTS", options);
    }
    return environment;
  }

  /** Maven's launcher splits at blanks, whatever the quotes: then it goes without. */
  private String mavenOptions() {
    Path own = caches.resolve("m2");
    if (blank(own)) {
      return "";
    }
    String options = "-Dmaven.repo.local=" + own;
    Path tail = operatorMaven.resolve("repository");
    return Files.isDirectory(tail) && !blank(tail)
        ? options
            + " -Dmaven.repo.local.tail="
            + tail
            + " -Dmaven.repo.local.tail.ignoreAvailability=true"
        : options;
  }

  private static boolean blank(Path path) {
    return path.toString().chars().anyMatch(Character::isWhitespace);
  }

  /** Copies the Maven that a worktree's wrapper asks for, if the operator has it. */
  public void prepare(Path worktree) {
    try {
      for (String name : distributions(worktree)) {
        Path from = operatorMaven.resolve("wrapper/dists").resolve(name);
        Path to = caches.resolve("maven/wrapper/dists").resolve(name);
        if (Files.isDirectory(from) && !Files.exists(to)) {
          Files.createDirectories(to.getParent());
          copy(from, to);
        }
      }
    } catch (IOException e) {
      LOG.debugf("no Maven copied from %s, the wrapper will fetch it: %s", operatorMaven, e);
    }
  }

  private static List<String> distributions(Path worktree) throws IOException {
    Path wrapper = worktree.resolve(WRAPPER);
    if (!Files.isRegularFile(wrapper) || Files.size(wrapper) > 100_000) {
      return List.of();
    }
    Matcher url = DISTRIBUTION.matcher(Files.readString(wrapper));
    return url.find() ? List.of(url.group(1), url.group(1) + "-bin") : List.of();
  }

  /** To a name of its own first: another attempt may do the same, or see half of it. */
  private static void copy(Path from, Path to) throws IOException {
    Path part = to.resolveSibling("." + to.getFileName() + "-" + UUID.randomUUID());
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(
            path,
            part.resolve(from.relativize(path).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
