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
        directory.resolve("builder.md"),
        "---\nmodel: large-one\nprovider: codex\n---\nBuild well.\n");

    Prompt prompt = new Prompts(Optional.of(directory)).of(Role.BUILDER);

    assertThat(prompt.text()).isEqualTo("Build well.");
    assertThat(prompt.model()).contains("large-one");
    assertThat(prompt.provider()).contains("codex");
  }

  @Test
  void knowsAChangedPromptByItsHash() {
    assertThat(Prompt.parse("abc").version())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Prompt.parse("abc").shortVersion()).isEqualTo("ba7816bf");
    assertThat(Prompt.parse("---\nmodel: a\n---\nabc").version())
        .isNotEqualTo(Prompt.parse("---\nmodel: b\n---\nabc").version());
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
