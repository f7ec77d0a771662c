package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.awssim.AwsSim;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsCommandTest {
  private static final String SECRET = "sk-very-secret";

  private final Path directory;
  private final AwsSim aws = AwsSim.start();

  SecretsCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private Cli secrets(String stdin, String... words) {
    List<String> all = new ArrayList<>(List.of("claude-swarm", "secrets"));
    all.addAll(List.of(words));
    return Cli.run(directory, stdin, aws.environment(), all.toArray(String[]::new));
  }

  /** With a person at both ends. */
  private String asked(String typed, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream shown = new PrintStream(out, true, StandardCharsets.UTF_8);
    Streams streams =
        new Streams(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), shown, shown, true);
    List<String> all = new ArrayList<>(List.of("claude-swarm", "secrets"));
    all.addAll(List.of(words));
    Main.run(
        new Invocation(streams, aws.environment(), directory, directory, Clock.systemUTC()),
        all.toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aValueComesByStandardInputAndIsNeverShown() {
    Cli put = secrets(SECRET + "\n", "put", "anthropic/api_key");

    assertThat(put.exitCode()).as(put.err()).isZero();
    assertThat(put.out()).contains("/auto-dev/anthropic/api_key, version 1").doesNotContain(SECRET);
    assertThat(aws.parameters().value("/auto-dev/anthropic/api_key")).isEqualTo(SECRET);
    assertThat(secrets("other", "put", "/auto-dev/anthropic/api_key").out()).contains("version 2");
    assertThat(secrets("", "put", "anthropic/api_key").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(secrets("", "put", "anthropic/api_key", SECRET).exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void theListIsMaskedAndSaysWhatEachSets() {
    aws.parameters().put("/auto-dev/anthropic/api_key", SECRET);
    aws.parameters().put("/auto-dev/builder/gitlab/token", SECRET);
    aws.parameters().put("/auto-dev/gumroad/email", SECRET);
    aws.parameters().put("/auto-dev/notifications/ops-mail", SECRET);
    aws.parameters().put("/auto-dev/strange", SECRET);

    String out = secrets("", "list").out();

    assertThat(out)
        .contains("swarm.sessions.anthropic.api-key", "swarm.forges.gitlab.token")
        .contains("SWARM_SECRET_OPS_MAIL", "publishing on Gumroad; nothing reads it yet")
        .contains("(nothing reads it)", "••••••", "encrypted")
        .doesNotContain(SECRET);
    assertThat(secrets("", "list", "--json").out()).doesNotContain(SECRET);
    assertThat(secrets("", "list", "--path", "/nobody").out()).contains("Nothing below /nobody");
  }

  @Test
  void getAsksBeforeItShows() {
    aws.parameters().put("/auto-dev/gitlab/token", SECRET);

    assertThat(asked("n\n", "get", "gitlab/token")).contains("[y/N]").doesNotContain(SECRET);
    assertThat(aws.asked()).doesNotContain("GetParameter");
    assertThat(asked("y\n", "get", "gitlab/token")).contains(SECRET);
    assertThat(secrets("y\n", "get", "gitlab/token"))
        .satisfies(
            cli -> {
              assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
              assertThat(cli.err()).contains("--yes");
            });
    assertThat(secrets("", "get", "gitlab/token", "--yes").out()).isEqualTo(SECRET + "\n");
    assertThat(secrets("", "get", "nobody", "--yes").err()).contains("/auto-dev/nobody", "put");
  }

  @Test
  void deleteAsksToo() {
    aws.parameters().put("/auto-dev/old/credential", SECRET);

    asked("\n", "delete", "old/credential");
    assertThat(aws.parameters().value("/auto-dev/old/credential")).isEqualTo(SECRET);
    assertThat(secrets("", "delete", "old/credential", "--yes").out()).contains("Deleted");
    assertThat(aws.parameters().value("/auto-dev/old/credential")).isEmpty();
  }

  @Test
  void checkNamesWhatIsMissingAndTheRemedy() {
    aws.parameters().put("/auto-dev/postgres/password", SECRET);

    Cli cli = secrets("", "check");

    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.out())
        .containsPattern("/auto-dev/postgres/password +there")
        .contains("missing: claude-swarm secrets put /auto-dev/dashboard/setup_token");
    assertThat(secrets("", "check", "postgres/password").exitCode()).isZero();
    aws.deny("GetParameters");
    assertThat(secrets("", "check").err()).contains("is denied", "ssm:GetParameters");
  }

  @Test
  void withoutARegionItSaysWhatToSet() {
    Cli cli = Cli.run(directory, "", Map.of(), "claude-swarm", "secrets", "list");

    assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("AWS_REGION");
  }
}
