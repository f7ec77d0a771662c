package dev.autodev.role.pm;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What builds a repository, as its files say.
 *
 * @param file at the root that gives it away
 * @param tests the command that runs the tests; empty: its files do not say
 */
record BuildTool(String file, String name, String tests) {
  private static final List<BuildTool> KNOWN =
      List.of(
          new BuildTool("pom.xml", "Maven", "mvn -B -ntp verify"),
          new BuildTool("build.gradle", "Gradle", "gradle --no-daemon test"),
          new BuildTool("build.gradle.kts", "Gradle", "gradle --no-daemon test"),
          new BuildTool("package.json", "npm", "npm test"),
          new BuildTool("Cargo.toml", "Cargo", "cargo test"),
          new BuildTool("go.mod", "Go", "go test ./..."),
          new BuildTool("pyproject.toml", "Python", ""),
          new BuildTool("setup.py", "Python", ""),
          new BuildTool("CMakeLists.txt", "CMake", ""),
          new BuildTool("Makefile", "Make", ""));

  static Optional<BuildTool> of(Path root) {
    return KNOWN.stream().filter(tool -> there(root, tool.file)).findFirst();
  }

  /** With the repository's own wrapper where it has one. */
  String tests(Path root) {
    return switch (name) {
      case "Maven" -> wrapped(root, "mvn", "mvnw");
      case "Gradle" -> wrapped(root, "gradle", "gradlew");
      default -> tests;
    };
  }

  private String wrapped(Path root, String tool, String wrapper) {
    return there(root, wrapper) ? "./" + wrapper + tests.substring(tool.length()) : tests;
  }

  private static boolean there(Path root, String file) {
    return Files.isRegularFile(root.resolve(file), LinkOption.NOFOLLOW_LINKS);
  }
}
