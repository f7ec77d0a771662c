package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCachesTest {
  @TempDir Path directory;

  @Test
  void readsTheOperatorsRepositoryAndWritesItsOwn() throws IOException {
    Path operator = directory.resolve("operator");
    Files.createDirectories(operator.resolve("repository"));

    assertThat(new BuildCaches(directory.resolve("data"), operator).environment().get("MAVEN_OPTS"))
        .contains(
            "-Dmaven.repo.local=" + directory.resolve("data/caches/m2"),
            "-Dmaven.repo.local.tail=" + operator.resolve("repository"));
  }

  @Test
  void copiesTheMavenThatTheWrapperAsksFor() throws IOException {
    Path operator = directory.resolve("operator");
    Path maven = operator.resolve("wrapper/dists/apache-maven-3.9.16/0123/bin/mvn");
    Files.createDirectories(maven.getParent());
    Files.writeString(maven, "#!/bin/sh");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Path wrapper = directory.resolve("worktree/.mvn/wrapper/maven-wrapper.properties");
    Files.createDirectories(wrapper.getParent());
    Files.writeString(
        wrapper,
        "wrapperVersion=3.3.4\n"
            + "distributionUrl=https://registry.example.org/org/apache/maven/apache-maven/3.9.16/apache-maven-3.9.16-bin.zip\n");

    BuildCaches caches = new BuildCaches(directory.resolve("data"), operator);
    caches.prepare(directory.resolve("worktree"));
    caches.prepare(directory.resolve("worktree"));

    assertThat(
            directory.resolve("data/caches/maven/wrapper/dists/apache-maven-3.9.16/0123/bin/mvn"))
        .isExecutable();
  }

  @Test
  void doesWithoutAnythingOfTheOperators() {
    BuildCaches caches = new BuildCaches(directory.resolve("data"), directory.resolve("none"));

    caches.prepare(directory);

    assertThat(caches.environment().get("MAVEN_OPTS")).doesNotContain("tail");
  }
}
