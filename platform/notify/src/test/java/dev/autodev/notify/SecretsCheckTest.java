package dev.autodev.notify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.settings.LiveSettings;
import dev.autodev.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsCheckTest {
  @TempDir Path folder;

  private void start(String channel, Map<String, String> secrets) {
    try {
      Path file = folder.resolve("settings.yaml");
      Files.writeString(
          file, "notifications:\n  channels:\n    ops: " + channel + "\n  routes: {info: [ops]}\n");
      SecretsCheck check = new SecretsCheck(CarriersTest.secrets(secrets));
      new LiveSettings(file, Clock.systemUTC(), List.of(check)).open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refused(String channel, String secret, String... words) {
    assertThatThrownBy(() -> start(channel, Map.of("SWARM_SECRET_OPS", secret)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("notifications.channels.ops")
        .hasMessageContainingAll(words)
        .hasMessageNotContaining(secret.isEmpty() ? "\0" : secret);
  }

  @Test
  void whatOpensNoChannelIsRefusedAtStartWithKeyAndRemedyAndWithoutTheSecret() {
    String slack = "{type: slack, secret: SWARM_SECRET_OPS}";
    refused(slack, "", "secret is SWARM_SECRET_OPS, which is not set", "claude-swarm up");
    refused(slack, "xoxb-not-an-address", "no https address");
    refused(slack, "http://chat.example.org/services/T", "no https address");
    String hook = "{type: webhook, url: 'https://example.org/h', secret: SWARM_SECRET_OPS}";
    refused(hook, "guess-it", "too short", "openssl rand");
    refused(hook, "whsec_~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~", "no base64");
    refused(
        "{type: webhook, url: 'ftp://example.org', secret: SWARM_SECRET_OPS}", "k3yk3yk3y", "http");
    refused(
        "{type: mail, smtp: 'mail.example.org', from: s@example.org, login: s, to: [a@b.c], tls: maybe}",
        "k3yk3yk3y",
        "tls",
        "starttls");
  }

  @Test
  void whatIsCompleteIsTaken() {
    assertThatCode(
            () ->
                start(
                    "{type: slack, secret: SWARM_SECRET_OPS}",
                    Map.of("SWARM_SECRET_OPS", "https://hooks.example.org/services/T0/B0/X")))
        .doesNotThrowAnyException();
  }
}
