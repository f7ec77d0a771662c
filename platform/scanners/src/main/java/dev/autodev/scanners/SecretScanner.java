package dev.autodev.scanners;

import dev.autodev.scanners.secrets.SecretMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for secrets in the work tree, by the rules published in the SonarText plugin's jar. */
final class SecretScanner implements Scanner {

  private static final String NAME = "secrets";
  private static final String RULES = "sonar-text-plugin";

  private final ChildJvm child;
  private final ToolHome tools;

  SecretScanner(ChildJvm child, ToolHome tools) {
    this.child = child;
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Kind kind() {
    return Kind.SECRETS;
  }

  @Override
  public boolean appliesTo(Path worktree) {
    return Files.isDirectory(worktree);
  }

  @Override
  public ScanReport scan(ScanRequest request) {
    String version = RULES + " " + tools.version(NAME, RULES).orElse("missing");
    Optional<Path> rules = tools.jar(NAME, RULES);
    if (rules.isEmpty()) {
      return ScanReport.failed(NAME, version, tools.missing(NAME));
    }
    try {
      Path sarif = Files.createDirectories(request.outputDirectory()).resolve("secrets.sarif");
      Files.deleteIfExists(sarif);
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  SecretMatcher.class.getName(),
                  rules.get().toString(),
                  request.worktree().toString(),
                  sarif.toString()));
      if (request.onlyPaths().isPresent()) {
        Path only = request.outputDirectory().resolve("secrets.paths");
        Files.write(only, request.onlyPaths().get());
        arguments.add(only.toString());
      }
      return child
          .run(request, tools.classPath(NAME), arguments, Set.of(0))
          .map(why -> ScanReport.failed(NAME, version, "the secret matcher " + why))
          .orElseGet(() -> Reading.of(request, NAME, version, sarif, 0, List.of()));
    } catch (IOException e) {
      return ScanReport.failed(NAME, version, "no scan without its files: " + e.getMessage());
    }
  }
}
