package dev.autodev.dashboard.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.control.People;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessAtStartTest {
  private static void start(String mode, String host, Map<String, String> provider) {
    AccessConfig access =
        new SmallRyeConfigBuilder()
            .withMapping(AccessConfig.class)
            .withDefaultValue("swarm.access.mode", mode)
            .build()
            .getConfigMapping(AccessConfig.class);
    new AccessAtStart(
            access,
            new SmallRyeConfigBuilder()
                .withMapping(OidcAccess.class)
                .withDefaultValues(provider)
                .build()
                .getConfigMapping(OidcAccess.class),
            new People(),
            new SetupToken(access),
            host)
        .check(new StartupEvent());
  }

  @Test
  void beyondLoopbackNothingListensWithoutALogin() {
    assertThatThrownBy(() -> start("loopback", "0.0.0.0", Map.of()))
        .hasMessageContaining("swarm.access.mode=login");
  }

  @Test
  void aProviderThatWouldLetNobodyOrEverybodyInStopsTheStart() {
    String issuer = "swarm.access.oidc.issuer";
    assertThatThrownBy(
            () -> start("loopback", "127.0.0.1", Map.of(issuer, "https://login.example.org")))
        .hasMessageContaining("no login is asked for");
    assertThatThrownBy(
            () -> start("login", "127.0.0.1", Map.of(issuer, "http://login.example.org")))
        .hasMessageContaining("https://");
    assertThatThrownBy(
            () -> start("login", "127.0.0.1", Map.of(issuer, "https://login.example.org")))
        .hasMessageContaining("swarm.access.oidc.roles");
  }
}
