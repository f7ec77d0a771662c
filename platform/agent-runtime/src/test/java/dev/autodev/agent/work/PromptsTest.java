package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsTest {
  @TempDir Path directory;

  @Test
  void prefersTheConfiguredDirectory() throws IOException {
    Files.writeString(
        directory.resolve("builder.md"), "---\nmodel: large-one\ntools: none\n---\nBuild well.\n");

    Prompt prompt = new Prompts(Optional.of(directory)).of(Role.BUILDER);

    assertThat(prompt).isEqualTo(new Prompt("Build well.", Optional.of("large-one")));
  }

  @Test
  void takesTheBuiltInOneOtherwise() {
    assertThat(new Prompts(Optional.of(directory)).of(Role.BUILDER).text())
        .isEqualTo("You build what is asked.");
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatThrownBy(() -> new Prompts(Optional.empty()).check(Role.PM))
        .hasMessageContaining("prompts/pm.md")
        .hasMessageContaining("swarm.agent.prompts");
  }
}
