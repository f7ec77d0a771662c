package dev.autodev.sessions.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.TestSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  @ParameterizedTest
  @CsvSource({
    "packages.example, packages.example, 443, true",
    "packages.example, Packages.EXAMPLE, 80, true",
    "packages.example, packages.example, 8443, false",
    "packages.example, evil-packages.example, 443, false",
    "packages.example, packages.example.evil.test, 443, false",
    "packages.example, sub.packages.example, 443, false",
    "*.packages.example, sub.packages.example, 443, true",
    "*.packages.example, packages.example, 443, false",
    "packages.example:8443, packages.example, 8443, true",
    "packages.example:8443, packages.example, 443, false",
    "127.0.0.1:4873, 127.0.0.1, 4873, true",
    "127.0.0.1:4873, localhost, 4873, false",
  })
  void allowsWhatIsNamedAndNothingElse(String entry, String host, int port, boolean allowed) {
    assertThat(AllowedHosts.of(List.of(entry)).allow(host, port)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://packages.example", "packages.example/npm", "*", "a b", ""})
  void namesTheKeyOfAnEntryItCannotRead(String entry) {
    assertThatThrownBy(() -> AllowedHosts.of(List.of(entry)))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.registries has '" + entry + "'");
  }

  @Test
  void letsInNoHostUntilAPersonNamesOne() {
    assertThat(TestSettings.of(Map.of()).registries()).isEmpty();
    assertThat(TestSettings.of(Map.of(AllowedHosts.KEY, "registry.example.org")).registries())
        .hasValue(List.of("registry.example.org"));
  }
}
