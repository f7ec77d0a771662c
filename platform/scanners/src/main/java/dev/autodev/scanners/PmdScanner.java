package dev.autodev.scanners;

import dev.autodev.scanners.source.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Looks for bugs in Java sources with PMD and a set of rules that point at bugs, not at style. */
final class PmdScanner implements Scanner {

  private static final String NAME = "pmd";
  private static final String MAIN = "net.sourceforge.pmd.cli.PmdCli";

  /** No violations, violations, and files it could not parse (which the report names). */
  private static final Set<Integer> FINE = Set.of(0, 4, 5);

  private final ChildJvm child;
  private final ToolHome tools;

  PmdScanner(ChildJvm child, ToolHome tools) {
    this.child = child;
    this.tools = tools;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Kind kind() {
    return Kind.CODE;
  }

  @Override
  public boolean appliesTo(Path worktree) {
    try {
      return !SourceTree.of(worktree, path -> path.endsWith(".java")).files().isEmpty();
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public ScanReport scan(ScanRequest request) {
    String version = tools.version(NAME, "pmd-core").orElse("missing");
    if (tools.jar(NAME, "pmd-core").isEmpty()) {
      return ScanReport.failed(NAME, version, tools.missing(NAME));
    }
    try {
      Predicate<String> asked =
          request
              .onlyPaths()
              .<Predicate<String>>map(p -> Set.copyOf(p)::contains)
              .orElse(p -> true);
      SourceTree tree =
          SourceTree.of(request.worktree(), asked.and(path -> path.endsWith(".java")));
      return tree.files().isEmpty()
          ? ScanReport.notApplicable(NAME, "there are no Java files to look at")
          : scan(request, version, tree);
    } catch (IOException e) {
      return ScanReport.failed(NAME, version, "no scan without its files: " + e.getMessage());
    }
  }

  private ScanReport scan(ScanRequest request, String version, SourceTree tree) throws IOException {
    Path directory = Files.createDirectories(request.outputDirectory());
    Path sarif = directory.resolve("pmd.sarif");
    Path rules = directory.resolve("pmd-rules.xml");
    Path list = directory.resolve("pmd.files");
    Files.deleteIfExists(sarif);
    try (InputStream in = PmdScanner.class.getResourceAsStream("pmd-rules.xml")) {
      if (in == null) {
        throw new IOException("pmd-rules.xml is not in our jar");
      }
      Files.copy(in, rules, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(
        list, tree.files().stream().map(f -> request.worktree().resolve(f).toString()).toList());
    List<String> arguments =
        List.of(
            // Too short a run for the optimising compiler to pay off.
            "-XX:TieredStopAtLevel=1",
            MAIN,
            "check",
            "--no-progress",
            "--no-cache",
            "--threads=1",
            "--format=sarif",
            "--report-file=" + sarif,
            "--rulesets=" + rules,
            "--file-list=" + list,
            "--relativize-paths-with=" + request.worktree(),
            // A comment in the code under scrutiny must not be able to silence the rules.
            "--suppress-marker=" + UUID.randomUUID());
    return child
        .run(request, tools.classPath(NAME), arguments, FINE)
        .map(why -> ScanReport.failed(NAME, version, "PMD " + why))
        .orElseGet(
            () -> Reading.of(request, NAME, version, sarif, tree.files().size(), tree.notes()));
  }
}
