package dev.autodev.sessions.choice;

import dev.autodev.sessions.SessionClients;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.settings.OperatorSettings;
import dev.autodev.settings.SettingsCheck;
import dev.autodev.settings.SettingsException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Refuses settings that name a session client which does not exist. */
@Singleton
class NamedClients implements SettingsCheck {
  private final SessionClients clients;

  @Inject
  NamedClients(SessionClients clients) {
    this.clients = clients;
  }

  @Override
  public void check(OperatorSettings settings) {
    try {
      settings.llm().defaultProvider().ifPresent(name -> named(name, "llm.default_provider"));
      settings.llm().fallbackProvider().ifPresent(name -> named(name, "llm.fallback_provider"));
      settings
          .agents()
          .forEach(
              (role, own) ->
                  own.provider()
                      .ifPresent(name -> named(name, "agents." + role.wireName() + ".provider")));
      new ProviderChain(clients, System::getenv).override(settings);
    } catch (SessionSettingsException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  private void named(String name, String key) {
    clients.named(name, key);
  }
}
