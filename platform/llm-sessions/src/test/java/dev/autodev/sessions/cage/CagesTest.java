package dev.autodev.sessions.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CagesTest {

  @TempDir Path scratch;

  @Test
  void saysWhyASessionIsNotConfined() throws InterruptedException {
    assertThat(of("none", "true").words())
        .isEqualTo("not confined, because swarm.sessions.confinement is 'none'");
    assertThat(of("auto", "no-such-program").words())
        .isEqualTo("not confined, because no-such-program cannot be started");
    assertThat(of("auto", "false").words()).startsWith("not confined, because false does not work");
  }

  @Test
  void takesWhatWorksAndSaysWhatThatReaches() throws InterruptedException {
    for (String confinement : new String[] {"auto", "bubblewrap"}) {
      assertThat(
              of(confinement, "true", Map.of("swarm.sessions.registries", "example.org")).words())
          .startsWith("confined by bubblewrap")
          .endsWith(
              "reaches nothing but the model gateway and the hosts of swarm.sessions.registries");
    }
    assertThat(of("auto", "true").words())
        .endsWith("the model gateway and no host, because swarm.sessions.registries is empty");
    assertThat(of("auto", "true", Map.of("swarm.sessions.network", "open")).words())
        .endsWith("and has the network, because swarm.sessions.network is 'open'");
  }

  @Test
  void saysWhyASessionHasTheNetworkAllTheSame() throws Exception {
    assertThat(of("auto", withoutNetworks()).words())
        .startsWith("confined by bubblewrap")
        .contains("and has the network, because")
        .endsWith("does not work here with a network of its own (loopback: not permitted)");
  }

  @Test
  void startsNoSessionUnconfinedThatIsToBeConfined() throws IOException {
    String noNetworks = withoutNetworks();

    assertThatThrownBy(() -> of("bubblewrap", "no-such-program"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.confinement is 'bubblewrap'")
        .hasMessageContaining("install bubblewrap");
    assertThatThrownBy(() -> of("bubblewrap", noNetworks))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.network is 'registries', and")
        .hasMessageContaining("or set the key to open");
  }

  @Test
  void namesTheKeyOfAnUnknownCage() {
    assertThatThrownBy(() -> of("docker", "true"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessage("swarm.sessions.confinement is 'docker'; set it to none, bubblewrap or auto");
    assertThatThrownBy(() -> of("auto", "true", Map.of("swarm.sessions.network", "some")))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessage("swarm.sessions.network is 'some'; set it to registries or open");
  }

  /** Stands in for a bubblewrap on a system that lets it make no network namespaces. */
  private String withoutNetworks() throws IOException {
    Path program = scratch.resolve("bwrap");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case "$*" in *--unshare-net*) echo "loopback: not permitted"; exit 1 ;; esac
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program.toString();
  }

  private static Cage of(String confinement, String program) throws InterruptedException {
    return of(confinement, program, Map.of());
  }

  private static Cage of(String confinement, String program, Map<String, String> more)
      throws InterruptedException {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("swarm.sessions.confinement", confinement);
    settings.put("swarm.sessions.clients.bubblewrap", program);
    return new Cages(TestSettings.of(settings)).cage();
  }
}
