package dev.autodev.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SettingsWiringTest {
  @Inject LiveSettings live;
  @Inject SettingsConfig config;

  @Test
  void readsTheFileThatTheConfigurationNames() {
    assertThat(config.file()).isEqualTo(Path.of("src/test/resources/settings.yaml"));
    assertThat(live.now().tokens().dailyBudget()).isEqualTo(12_345);
  }
}
