package dev.autodev.sessions.choice;

import dev.autodev.model.Role;
import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionClients;
import dev.autodev.settings.OperatorSettings;
import dev.autodev.settings.OperatorSettings.ForRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a role in the order in which they are tried: the one that the override variable,
 * the role's settings, its prompt, the default or the configuration names, in this order; then the
 * fallback, where falling back is allowed. A reviewer for whom none is named begins at the other
 * end: its eyes are not those of who wrote the change.
 */
final class ProviderChain {
  private final SessionClients clients;
  private final Function<String, @Nullable String> environment;

  ProviderChain(SessionClients clients, Function<String, @Nullable String> environment) {
    this.clients = clients;
    this.environment = environment;
  }

  /**
   * Never empty.
   *
   * @throws dev.autodev.sessions.SessionSettingsException if one names no client
   */
  List<Candidate> of(Wish wish, OperatorSettings settings) {
    SessionClient own = own(wish, settings);
    SessionClient first = override(settings).orElse(own);
    Set<SessionClient> chain = new LinkedHashSet<>(List.of(first));
    if (settings.llm().autoFallbackOnRateLimit()) {
      settings
          .llm()
          .fallbackProvider()
          .map(name -> clients.named(name, "llm.fallback_provider"))
          .ifPresent(chain::add);
    }
    List<SessionClient> order = List.copyOf(chain);
    return (looksWithOtherEyes(wish, settings) ? order.reversed() : order)
        .stream().map(client -> new Candidate(client, model(client, own, wish, settings))).toList();
  }

  private boolean looksWithOtherEyes(Wish wish, OperatorSettings settings) {
    return wish.role() == Role.REVIEWER
        && settings.of(wish.role()).equals(ForRole.NONE)
        && wish.provider().isEmpty()
        && override(settings).isEmpty();
  }

  /** The client that the variable names, where it is set. */
  Optional<SessionClient> override(OperatorSettings settings) {
    String variable = settings.llm().manualOverrideEnv();
    return Optional.ofNullable(environment.apply(variable))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> clients.named(name, "the environment variable " + variable));
  }

  private SessionClient own(Wish wish, OperatorSettings settings) {
    String role = wish.role().wireName();
    return settings
        .of(wish.role())
        .provider()
        .map(name -> clients.named(name, "agents." + role + ".provider"))
        .or(
            () ->
                wish.provider()
                    .map(name -> clients.named(name, "provider in prompts/" + role + ".md")))
        .orElseGet(() -> common(settings));
  }

  private SessionClient common(OperatorSettings settings) {
    return settings
        .llm()
        .defaultProvider()
        .map(name -> clients.named(name, "llm.default_provider"))
        .orElseGet(clients::configured);
  }

  /** A model that was named for one client means nothing to another one. */
  private String model(
      SessionClient client, SessionClient own, Wish wish, OperatorSettings settings) {
    ForRole role = settings.of(wish.role());
    if (client.equals(own) && role.model().isPresent()) {
      return role.model().get();
    }
    SessionClient meant =
        wish.provider().isPresent()
            ? clients.named(wish.provider().get(), "the prompt's provider")
            : common(settings);
    return wish.model().filter(model -> client.equals(meant)).orElse(clients.model(client));
  }
}
