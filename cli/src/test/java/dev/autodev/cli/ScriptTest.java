package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** bin/claude-swarm with a program in the place of Java that shows what it was given. */
@Timeout(60)
class ScriptTest {
  private static final String SHOW =
      """
      #!/bin/sh
      case "$*" in *ArchiveClassesAtExit*) exit 1 ;; esac
      env
      for argument; do
        echo "argument: $argument"
        case "$argument" in -Dswarm.keys=*) cat "${argument#*=}" > "$KEYS" ;; esac
      done
      """;

  @TempDir Path project;

  @BeforeEach
  void copy() throws Exception {
    for (var script : new String[] {"bin/claude-swarm", "scripts/cli.sh"}) {
      Files.createDirectories(project.resolve(script).getParent());
      Files.copy(
          Path.of("..", script), project.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
    }
    var java = project.resolve(".swarm/cli/show");
    Files.createDirectories(java.getParent());
    Files.writeString(java, SHOW);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(java.resolveSibling("java"), java + "\nhome=\n");
    Files.createDirectories(project.resolve("cli/target"));
    Files.createFile(project.resolve("cli/target/cli.jar"));
  }

  @Test
  void givesJavaTheKeysOutsideItsEnvironmentAndItsCommandLine() throws Exception {
    var shown =
        run(
            Map.of(
                "ANTHROPIC_API_KEY", "sk-a'\\$x\"",
                "OPENAI_API_KEY", "sk-o\n",
                "SWARM_SECRET_MAIL", "sk-m=1"));

    assertThat(shown)
        .contains("argument: up", "PATH=")
        .doesNotContain("sk-", "API_KEY", "SECRET_MAIL");
    assertThat(ProviderKeys.in(project.resolve("keys")))
        .containsOnly(
            Map.entry("ANTHROPIC_API_KEY", "sk-a'\\$x\""),
            Map.entry("OPENAI_API_KEY", "sk-o"),
            Map.entry("SWARM_SECRET_MAIL", "sk-m=1"));
  }

  @Test
  void givesNothingWhereThereIsNone() throws Exception {
    assertThat(run(Map.of("OPENAI_API_KEY", "")))
        .contains("argument: up")
        .doesNotContain("swarm.keys", "swarm.interactive");
  }

  @Test
  void aKeyOfSeveralLinesStaysOne() throws Exception {
    run(Map.of("OPENAI_API_KEY", "a\nb"));

    assertThat(ProviderKeys.in(project.resolve("keys")))
        .containsOnly(Map.entry("OPENAI_API_KEY", "a\nb"));
  }

  private String run(Map<String, String> variables) throws Exception {
    var script = project.resolve("bin/claude-swarm").toString();
    var builder = new ProcessBuilder(script, "up").redirectErrorStream(true);
    builder.environment().keySet().removeAll(ProviderKeys.NAMES);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("KEYS", project.resolve("keys").toString());
    builder.environment().putAll(variables);
    var process = builder.start();
    try {
      process.getOutputStream().close();
      var shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(shown).isZero();
      return shown;
    } finally {
      process.destroyForcibly();
    }
  }
}
