package dev.autodev.dashboard;

import dev.autodev.settings.LiveSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says what keeps {@code settings.yaml} from being in force as it stands; never down, since its
 * last good version is.
 */
@Readiness
@Singleton
class SettingsHealth implements HealthCheck {
  private final LiveSettings settings;

  @Inject
  SettingsHealth(LiveSettings settings) {
    this.settings = settings;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("settings").up();
    settings.trouble().ifPresent(words -> answer.withData("trouble", words));
    return answer.build();
  }
}
