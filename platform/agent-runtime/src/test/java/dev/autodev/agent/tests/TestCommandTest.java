package dev.autodev.agent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  @TempDir Path worktree;
  @TempDir Path bin;

  @Test
  void runsAMavenBuildByItsWrapper() throws IOException {
    write("pom.xml", "<project/>");
    assertThat(executable(write("mvnw", "#!/bin/sh"))).isTrue();

    assertThat(detected()).isEqualTo("./mvnw -B -ntp verify");
  }

  @Test
  void runsAWrapperThatLostItsExecutableBitByAShell() throws IOException {
    write("pom.xml", "<project/>");
    write("mvnw", "#!/bin/sh");

    assertThat(detected()).isEqualTo("sh ./mvnw -B -ntp verify");
  }

  @Test
  void runsAMavenBuildWithoutWrapperByTheInstalledMaven() throws IOException {
    write("pom.xml", "<project/>");
    assertThat(detected()).isEqualTo("none");

    Path mvn = Files.writeString(bin.resolve("mvn"), "#!/bin/sh");
    assertThat(executable(mvn)).isTrue();
    assertThat(detected()).isEqualTo("mvn -B -ntp verify");
  }

  @Test
  void runsGradle() throws IOException {
    write("build.gradle.kts", "");
    assertThat(executable(write("gradlew", "#!/bin/sh"))).isTrue();

    assertThat(detected()).isEqualTo("./gradlew --no-daemon test");
  }

  @Test
  void runsNpmOnlyIfThePackageHasATestScript() throws IOException {
    write("package.json", "{\"scripts\": {\"test\": \"echo \\\"Error: no test specified\\\"\"}}");
    assertThat(detected()).isEqualTo("none");

    write("package.json", "{\"scripts\": {\"test\": \"node --test\"}}");
    assertThat(detected()).isEqualTo("npm test");

    write("package-lock.json", "{}");
    assertThat(detected()).startsWith("npm ci").endsWith("npm test");
  }

  @Test
  void runsTheTestTargetOfAMakefile() throws IOException {
    write("Makefile", "test := no\nall:\n\ttrue\n");
    assertThat(detected()).isEqualTo("none");

    write("Makefile", "all:\n\ttrue\ntest: all\n\t./t.sh\n");
    assertThat(detected()).isEqualTo("make test");
  }

  @Test
  void runsPytestWhereItIsConfigured() throws IOException {
    write("pyproject.toml", "[tool.pytest.ini_options]\n");

    assertThat(detected()).startsWith("python3 -m pytest --junitxml=");
  }

  @Test
  void doesNotFollowLinksOutOfTheWorktree() throws IOException {
    Files.createSymbolicLink(worktree.resolve("pom.xml"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(worktree.resolve("Makefile"), Path.of("/etc/passwd"));

    assertThat(detected()).isEqualTo("none");
  }

  @Test
  void isNotUpsetByABrokenBuildFile() throws IOException {
    write("package.json", "{{{");

    assertThat(detected()).isEqualTo("none");
  }

  private String detected() {
    return TestCommand.detect(worktree, bin.toString()).orElse("none");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(worktree.resolve(name), text);
  }

  private static boolean executable(Path file) {
    return file.toFile().setExecutable(true);
  }
}
