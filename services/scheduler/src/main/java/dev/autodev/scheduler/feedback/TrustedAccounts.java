package dev.autodev.scheduler.feedback;

import dev.autodev.forge.Feedback;
import dev.autodev.settings.LiveSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Accounts at forges whose words and deeds count here: only who is named. */
@ApplicationScoped
class TrustedAccounts {
  @Inject LiveSettings settings;

  boolean have(Feedback forge, String account) {
    return settings
        .now()
        .trust()
        .authors()
        .filter(all -> all.contains(forge.name() + ":" + account))
        .isPresent();
  }
}
