package dev.autodev.notify;

import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.NotifySection;
import dev.autodev.settings.OperatorSettings;
import dev.autodev.settings.SettingsCheck;
import dev.autodev.settings.SettingsException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Refuses channels whose secret is missing, or cannot be one. */
@Singleton
public class SecretsCheck implements SettingsCheck {
  private static final int SHORTEST_KEY = 24;

  private final ChannelSecrets secrets;

  SecretsCheck(ChannelSecrets secrets) {
    this.secrets = secrets;
  }

  /** With what that configuration holds. */
  public static SecretsCheck of(Config config) {
    return new SecretsCheck(new ChannelSecrets(config));
  }

  @Override
  public void check(OperatorSettings settings) {
    String problems =
        new TreeMap<>(NotifySection.read(settings).channels())
            .entrySet().stream()
                .flatMap(one -> problem(one.getKey(), one.getValue()).stream())
                .collect(Collectors.joining("; "));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** Words that name the variable and never hold what is in it. */
  private Optional<String> problem(String channel, ChannelSpec spec) {
    return spec.secret()
        .flatMap(
            variable ->
                wrong(spec, secrets.of(variable))
                    .map(
                        words ->
                            "notifications.channels.%s.secret is %s, %s"
                                .formatted(channel, variable, words)));
  }

  private static Optional<String> wrong(ChannelSpec spec, Optional<String> secret) {
    if (secret.isEmpty()) {
      return Optional.of(
          "which is not set; set it in the environment of 'claude-swarm up', or hand it over on"
              + " standard input (SWARM_SECRETS=stdin)");
    }
    return switch (spec) {
      case ChannelSpec.Mail mail -> Optional.empty();
      case ChannelSpec.Slack slack -> noAddress(secret.get());
      case ChannelSpec.Teams teams -> noAddress(secret.get());
      case ChannelSpec.Webhook webhook -> Signature.keyProblem(secret.get(), SHORTEST_KEY);
    };
  }

  private static Optional<String> noAddress(String secret) {
    return Hook.address(secret).isPresent()
        ? Optional.empty()
        : Optional.of("which holds no https address; set it to that of the incoming webhook");
  }
}
