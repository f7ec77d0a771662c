package dev.autodev.scanners;

import java.nio.file.Files;
import java.nio.file.Path;

/** Says that Maven dependencies were not looked at, so that nobody takes silence for safety. */
final class MavenDependencies implements Scanner {

  @Override
  public String name() {
    return "maven-dependencies";
  }

  @Override
  public Kind kind() {
    return Kind.DEPENDENCIES;
  }

  @Override
  public boolean appliesTo(Path worktree) {
    return Files.isRegularFile(worktree.resolve("pom.xml"));
  }

  @Override
  public ScanReport scan(ScanRequest request) {
    return ScanReport.notApplicable(
        name(), "not run, because no database of vulnerable Maven artefacts is at hand");
  }
}
