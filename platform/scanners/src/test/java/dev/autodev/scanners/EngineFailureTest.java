package dev.autodev.scanners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.processes.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan that did not happen must never look like a clean one. */
class EngineFailureTest {

  @TempDir Path directory;

  private final ProcessRunner runner = new ProcessRunner();
  private Path tree;

  @BeforeEach
  void tree() throws IOException {
    tree = Files.createDirectory(directory.resolve("tree"));
    Trees.write(tree, "A.java", "class A {}");
  }

  private static void assertFailed(ScanReport report, String why) {
    assertThat(report.clean()).isFalse();
    assertThat(report.status())
        .isInstanceOfSatisfying(
            ScanStatus.Failed.class, failed -> assertThat(failed.why()).contains(why));
  }

  @Test
  void missingJarsAreAFailure() {
    ToolHome empty = new ToolHome(directory);
    ChildJvm child = new ChildJvm(runner);
    assertFailed(new SecretScanner(child, empty).scan(request()), "are not in");
    assertFailed(new PmdScanner(child, empty).scan(request()), "are not in");
  }

  @Test
  void aJvmThatDoesNotStartIsAFailure() {
    ChildJvm child = new ChildJvm(runner, List.of("-XX:NoSuchOption"));
    assertFailed(new SecretScanner(child, Trees.TOOLS).scan(request()), "exited with 1");
    assertFailed(new PmdScanner(child, Trees.TOOLS).scan(request()), "exited with 1");
  }

  @Test
  void outOfMemoryIsAFailure() {
    ChildJvm child = new ChildJvm(runner, List.of("-Xmx4m", "-XX:+ExitOnOutOfMemoryError"));
    assertFailed(new PmdScanner(child, Trees.TOOLS).scan(request()), "exited with");
  }

  @Test
  void anEngineThatHangsIsStopped() {
    ScanRequest hurried =
        new ScanRequest(tree, directory.resolve("out"), Duration.ofMillis(1), Optional.empty());
    assertFailed(
        new PmdScanner(new ChildJvm(runner), Trees.TOOLS).scan(hurried), "was stopped after");
  }

  @Test
  void anEngineThatWritesNoReportIsAFailure() throws IOException {
    ChildJvm child = new ChildJvm(runner, List.of("-version"));
    assertFailed(new SecretScanner(child, Trees.TOOLS).scan(request()), "no usable report");
  }

  @Test
  void npmThatIsMissingOrAnswersNonsenseSaysSo() throws IOException {
    Trees.write(tree, "package.json", "{}");
    Trees.write(tree, "package-lock.json", "{}");
    assertThat(new NpmAudit(runner, "/no/such/npm").scan(request()).status())
        .isInstanceOf(ScanStatus.NotApplicable.class);
    assertFailed(npm("echo nonsense"), "npm audit");
    assertFailed(npm("echo '{\"error\": {\"summary\": \"no network\"}}'; exit 1"), "no network");
  }

  @Test
  void npmFindingsAreRead() throws IOException {
    Trees.write(tree, "package.json", "{}");
    Trees.write(tree, "package-lock.json", "{}");
    ScanReport report =
        npm(
            """
            echo '{"vulnerabilities": {"left": {"via": ["right", {"title": "Eats memory",
            "url": "https://example.com/GHSA-1", "severity": "moderate", "range": "<2"}]}}}'
            exit 1""");
    assertThat(report.findings())
        .singleElement()
        .matches(f -> f.rule().equals("GHSA-1") && f.message().startsWith("left <2: Eats memory"));
  }

  @Test
  void mavenDependenciesAreSaidToBeUnchecked() {
    assertThat(new MavenDependencies().scan(request()).status())
        .isEqualTo(
            new ScanStatus.NotApplicable(
                "not run, because no database of vulnerable Maven artefacts is at hand"));
  }

  private ScanReport npm(String script) throws IOException {
    Path npm = Trees.write(directory, "npm", "#!/bin/sh\n" + script + "\n");
    assertThat(npm.toFile().setExecutable(true)).isTrue();
    return new NpmAudit(runner, npm.toString()).scan(request());
  }

  private ScanRequest request() {
    return Trees.request(tree, directory.resolve("out"));
  }
}
