package dev.autodev.cli.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.ProviderKeys;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the clients on this machine are logged in with, for a demo: a client's own token ends within
 * hours, and only the client renews it, so that a swarm that runs on needs a key or a token of its
 * own.
 */
public final class ClientLogins {
  private static final Duration LEAST_LEFT = Duration.ofMinutes(10);

  private final Invocation invocation;
  private final ModelChoice clients;
  private final Map<String, String> environment;

  private ClientLogins(Invocation invocation, Path data) {
    this.invocation = invocation;
    this.clients = new ModelChoice(invocation, data);
    this.environment = invocation.environment();
  }

  /**
   * The same invocation, with the login of a client that is installed, where no key says already
   * who answers; what is taken, and what cannot be, is told.
   *
   * @param asked the provider that was asked for; null: whichever there is
   */
  public static Invocation added(Invocation invocation, Path data, @Nullable String asked) {
    if (Startup.isUp(data)) {
      return invocation;
    }
    ClientLogins logins = new ClientLogins(invocation, data);
    return invocation.with(logins.found(asked));
  }

  Map<String, String> found(@Nullable String asked) {
    List<String> wanted = asked == null ? wanted() : List.of(asked);
    for (String client : wanted) {
      if (clients.installed(client).isPresent()) {
        Map<String, String> keys = of(client);
        if (!keys.isEmpty()) {
          return keys;
        }
      }
    }
    return Map.of();
  }

  private List<String> wanted() {
    boolean decided =
        clients.isDecided()
            || ProviderKeys.anthropicIn(environment)
            || ProviderKeys.openAiIn(environment);
    return decided ? List.of() : List.of("claude", "codex");
  }

  private Map<String, String> of(String client) {
    return switch (client) {
      case "claude" -> ProviderKeys.anthropicIn(environment) ? Map.of() : claude();
      case "codex" -> ProviderKeys.openAiIn(environment) ? Map.of() : codex();
      default -> Map.of();
    };
  }

  private Map<String, String> claude() {
    JsonNode login =
        read("CLAUDE_CONFIG_DIR", ".claude", ".credentials.json").path("claudeAiOauth");
    String token = Json.text(login, "accessToken");
    if (token.isEmpty()) {
      return Map.of();
    }
    Instant end = Instant.ofEpochMilli(login.path("expiresAt").asLong());
    if (end.isBefore(invocation.clock().instant().plus(LEAST_LEFT))) {
      say(
          "claude is logged in on this machine, but its token has ended: start claude once, which renews it, or set CLAUDE_CODE_OAUTH_TOKEN (claude setup-token)");
      return Map.of();
    }
    say("Sessions use the login of claude on this machine; its token ends at " + end);
    return Map.of("CLAUDE_CODE_OAUTH_TOKEN", token);
  }

  private Map<String, String> codex() {
    JsonNode login = read("CODEX_HOME", ".codex", "auth.json");
    String key = Json.text(login, "OPENAI_API_KEY");
    if (!key.isEmpty()) {
      say("Sessions use the key that codex is logged in with on this machine");
      return Map.of("OPENAI_API_KEY", key);
    }
    JsonNode plan = login.path("tokens");
    String token = Json.text(plan, "access_token");
    if (token.isEmpty()) {
      return Map.of();
    }
    say("Sessions use the ChatGPT login of codex on this machine");
    Map<String, String> variables = new HashMap<>();
    variables.put("SWARM_SESSIONS_OPENAI_PLAN_TOKEN", token);
    variables.put("SWARM_SESSIONS_OPENAI_PLAN_ACCOUNT", Json.text(plan, "account_id"));
    return variables;
  }

  /** A file in the client's own directory; an empty document where there is none. */
  private JsonNode read(String variable, String usual, String name) {
    Path home = Path.of(environment.getOrDefault("HOME", "/"));
    Path file =
        Optional.ofNullable(environment.get(variable))
            .filter(named -> !named.isBlank())
            .map(Path::of)
            .orElseGet(() -> home.resolve(usual))
            .resolve(name);
    if (!Files.isRegularFile(file)) {
      return Json.object();
    }
    try {
      return Json.read(Files.readString(file));
    } catch (JsonProcessingException e) {
      // Its message would show what is in the file.
      say(file + " is no JSON document; that login is not used");
    } catch (IOException e) {
      say("%s cannot be read (%s); that login is not used".formatted(file, e));
    }
    return Json.object();
  }

  private void say(String line) {
    invocation.terminal().line("%s.", line);
  }
}
