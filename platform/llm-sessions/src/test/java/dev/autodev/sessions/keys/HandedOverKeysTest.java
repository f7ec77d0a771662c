package dev.autodev.sessions.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.SessionsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes of their own: standard input is read once in the life of one. */
@Timeout(60)
class HandedOverKeysTest {
  @Test
  void areSettingsByTheirNamesAsVariablesAndAboveTheEnvironment() throws Exception {
    Map<String, String> environment =
        Map.of("SWARM_SECRETS", "stdin", "CLAUDE_CODE_OAUTH_TOKEN", "other");

    assertThat(
            run(
                environment,
                "SWARM_SESSIONS_ANTHROPIC_API_KEY=a\nCLAUDE_CODE_OAUTH_TOKEN=p\nOPENAI_API_KEY=o\n"))
        .isEqualTo("anthropic=a plan=p openai=o");
  }

  @Test
  void comeFromTheEnvironmentWhereNoneAreHandedOver() throws Exception {
    assertThat(run(Map.of("ANTHROPIC_API_KEY", "e"), "OPENAI_API_KEY=o\n"))
        .isEqualTo("anthropic=e plan= openai=");
  }

  @Test
  void areMissedWithAWordOnTheRemedy() throws Exception {
    assertThat(run(Map.of("SWARM_SECRETS", "stdin"), ""))
        .contains("SWARM_SECRETS=stdin promises keys on standard input, which ended without one");
  }

  private static String run(Map<String, String> environment, String input) throws Exception {
    Process process = start(environment);
    try {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Settings.class.getName())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Twice, as Quarkus makes its configuration: once for each phase of a start. */
  static final class Settings {
    public static void main(String[] arguments) {
      keys();
      System.out.println(keys());
    }

    private static String keys() {
      SessionsConfig config =
          new SmallRyeConfigBuilder()
              .addDiscoveredConverters()
              .addDefaultInterceptors()
              .addDefaultSources()
              .addDiscoveredSources()
              .withMapping(SessionsConfig.class)
              .build()
              .getConfigMapping(SessionsConfig.class);
      return "anthropic=%s plan=%s openai=%s"
          .formatted(
              of(config.anthropic().apiKey()),
              of(config.anthropic().planToken()),
              of(config.openai().apiKey()));
    }

    private static String of(Optional<String> key) {
      return key.orElse("");
    }
  }
}
