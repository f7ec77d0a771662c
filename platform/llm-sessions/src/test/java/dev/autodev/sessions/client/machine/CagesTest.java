package dev.autodev.sessions.client.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CagesTest {

  @Test
  void saysWhyAClientIsNotConfined() throws InterruptedException {
    assertThat(of("none", "true").words())
        .isEqualTo("not confined, because swarm.sessions.confinement is 'none'");
    assertThat(of("auto", "no-such-program").words())
        .isEqualTo("not confined, because no-such-program cannot be started");
    assertThat(of("auto", "false").words()).startsWith("not confined, because false does not work");
  }

  @Test
  void takesWhatWorks() throws InterruptedException {
    assertThat(of("auto", "true")).isEqualTo(new Cage.Bubblewrap("true"));
    assertThat(of("bubblewrap", "true")).isEqualTo(new Cage.Bubblewrap("true"));
  }

  @Test
  void startsNoClientUnconfinedThatIsToBeConfined() {
    assertThatThrownBy(() -> of("bubblewrap", "no-such-program"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.confinement is 'bubblewrap'")
        .hasMessageContaining("install bubblewrap");
  }

  @Test
  void namesTheKeyOfAnUnknownCage() {
    assertThatThrownBy(() -> of("docker", "true"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessage("swarm.sessions.confinement is 'docker'; set it to none, bubblewrap or auto");
  }

  private static Cage of(String confinement, String program) throws InterruptedException {
    return Cages.of(
        TestSettings.of(
            Map.of(
                "swarm.sessions.confinement",
                confinement,
                "swarm.sessions.clients.bubblewrap",
                program)));
  }
}
