package dev.autodev.system;

import dev.autodev.cli.launch.AllInOne;
import dev.autodev.cli.launch.Separate;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The checkout this module belongs to, and what of it is built. */
final class Project {
  private Project() {}

  static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("bin/claude-swarm"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static void assumeSeparateIsBuilt() {
    assume(
        Separate.isBuilt(root()),
        "Skipped: the services are not built as applications of their own; run scripts/test, or Maven with -Pseparate");
  }

  static void assumeIsBuilt(String service) {
    assume(
        Files.exists(service(service)),
        "Skipped: service %s is not built as an application of its own; run scripts/test, or Maven with -Pseparate"
            .formatted(service));
  }

  static Path service(String name) {
    return root().resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(name));
  }

  static void assumeAllInOneIsBuilt() {
    assume(AllInOne.isBuilt(root()), "Skipped: services/local is not packaged; run scripts/test");
  }

  private static void assume(boolean built, String otherwise) {
    if (!built) {
      System.err.println(otherwise); // Surefire does not show the reason of an assumption
    }
    Assumptions.assumeTrue(built, otherwise);
  }
}
