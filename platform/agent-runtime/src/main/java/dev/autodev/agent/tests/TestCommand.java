package dev.autodev.agent.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out from a repository's build files how its tests are run. */
public final class TestCommand {
  /** What to do when nothing is found. */
  public static final String REMEDY =
      "set the repository's test command (claude-swarm repo add … --test-command '…')";

  private static final long LARGEST_BUILD_FILE = 1 << 20;
  private static final Pattern MAKE_TARGET = Pattern.compile("(?m)^(test|check)\\s*:(?!=)");
  private static final Pattern PYTEST = Pattern.compile("(?m)^\\s*\\[(tool[.:])?pytest");

  private final Path worktree;
  private final String path;

  private TestCommand(Path worktree, String path) {
    this.worktree = worktree;
    this.path = path;
  }

  /**
   * The command for a shell in the worktree; empty if nothing says how.
   *
   * @param path the {@code PATH} on which build tools are looked for
   */
  public static Optional<String> detect(Path worktree, String path) {
    TestCommand of = new TestCommand(worktree, path);
    return of.maven()
        .or(of::gradle)
        .or(of::npm)
        .or(of::cargo)
        .or(of::go)
        .or(of::make)
        .or(of::pytest);
  }

  private Optional<String> maven() {
    if (!has("pom.xml")) {
      return Optional.empty();
    }
    return wrapper("mvnw").or(() -> tool("mvn")).map(mvn -> mvn + " -B -ntp verify");
  }

  private Optional<String> gradle() {
    if (!has("build.gradle") && !has("build.gradle.kts")) {
      return Optional.empty();
    }
    return wrapper("gradlew").or(() -> tool("gradle")).map(gradle -> gradle + " --no-daemon test");
  }

  private Optional<String> npm() {
    if (!read("package.json").map(TestCommand::testScript).orElse(false)) {
      return Optional.empty();
    }
    boolean install = has("package-lock.json") && !Files.exists(worktree.resolve("node_modules"));
    return Optional.of(install ? "npm ci --no-audit --no-fund && npm test" : "npm test");
  }

  private static boolean testScript(String packageJson) {
    try {
      JsonNode script = Json.parse(packageJson).at("/scripts/test");
      return script.isTextual() && !script.asText().contains("no test specified");
    } catch (InvalidModelException e) {
      return false;
    }
  }

  private Optional<String> cargo() {
    return has("Cargo.toml") ? Optional.of("cargo test") : Optional.empty();
  }

  private Optional<String> go() {
    return has("go.mod") ? Optional.of("go test ./...") : Optional.empty();
  }

  private Optional<String> make() {
    return List.of("Makefile", "makefile", "GNUmakefile").stream()
        .flatMap(name -> read(name).stream())
        .map(MAKE_TARGET::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(target -> "make " + target.group(1))
        .findFirst();
  }

  private Optional<String> pytest() {
    boolean configured =
        has("pytest.ini")
            || List.of("pyproject.toml", "setup.cfg", "tox.ini").stream()
                .flatMap(name -> read(name).stream())
                .anyMatch(text -> PYTEST.matcher(text).find());
    return configured
        ? Optional.of("python3 -m pytest --junitxml=\"$SWARM_REPORTS/TEST-pytest.xml\"")
        : Optional.empty();
  }

  private Optional<String> wrapper(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    boolean executable = Files.isExecutable(worktree.resolve(name));
    return Optional.of(executable ? "./" + name : "sh ./" + name);
  }

  private Optional<String> tool(String name) {
    for (String directory : path.split(":")) {
      if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, name))) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private boolean has(String name) {
    return Files.isRegularFile(worktree.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private Optional<String> read(String name) {
    Path file = worktree.resolve(name);
    try {
      return has(name) && Files.size(file) <= LARGEST_BUILD_FILE
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
