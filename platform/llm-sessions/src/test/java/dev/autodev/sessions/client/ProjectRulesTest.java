package dev.autodev.sessions.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectRulesTest {

  @TempDir Path scratch;
  private Path worktree;

  @BeforeEach
  void makeWorktree() throws IOException {
    worktree = Files.createDirectory(scratch.resolve("worktree"));
  }

  @Test
  void putsTheRulesOfARepositoryBehindTheRole() throws IOException {
    rules("AGENTS.md", "Use tabs.\n");
    rules("CLAUDE.md", "Use words.\n");

    assertThat(ProjectRules.appendedTo("You build.", worktree))
        .isEqualTo(
            """
            You build.

            # Rules of this repository, from its AGENTS.md

            Use tabs.

            # Rules of this repository, from its CLAUDE.md

            Use words.""");
  }

  @Test
  void leavesARoleWithoutRulesAsItIs() throws IOException {
    assertThat(ProjectRules.appendedTo("You build.", worktree)).isEqualTo("You build.");
  }

  @Test
  void saysOnceWhatBothFilesSay() throws IOException {
    rules("AGENTS.md", "Use tabs.");
    Files.createSymbolicLink(worktree.resolve("CLAUDE.md"), Path.of("AGENTS.md"));

    assertThat(ProjectRules.appendedTo("", worktree)).containsOnlyOnce("Use tabs.");
  }

  @Test
  void followsNoLinkOutOfTheWorktree() throws IOException {
    Path outside = Files.writeString(scratch.resolve("outside.md"), "private");
    Files.createSymbolicLink(worktree.resolve("AGENTS.md"), outside);

    assertThat(ProjectRules.appendedTo("You build.", worktree)).isEqualTo("You build.");
  }

  @Test
  void boundsThem() throws IOException {
    rules("AGENTS.md", "a".repeat(100_000));

    assertThat(ProjectRules.appendedTo("", worktree))
        .hasSizeLessThan(70_000)
        .endsWith("[The rest is left out.]");
  }

  private void rules(String file, String text) throws IOException {
    Files.writeString(worktree.resolve(file), text);
  }
}
