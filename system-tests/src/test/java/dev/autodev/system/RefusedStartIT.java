package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is configured by half is said at the start, not by the first task that needs it. */
class RefusedStartIT {
  private static final String URL = "https://gitlab.example.org";

  @TempDir Path folder;

  @Test
  void anAgentWithAForgeThatHasNoToken() throws Exception {
    Project.assumeIsBuilt("pm");

    String log =
        refused(Stores.onServers().agent("pm", folder).with("SWARM_FORGES_GITLAB_URL", URL));

    assertThat(log).contains("SWARM_FORGES_GITLAB_TOKEN");
  }

  @Test
  void aSchedulerWithAFileOfCertificatesThatHasNone() throws Exception {
    Project.assumeIsBuilt("scheduler");
    Path empty = Files.createFile(folder.resolve("authority.pem"));

    String log =
        refused(
            Stores.onServers()
                .scheduler(folder)
                .with("SWARM_FORGES_GITLAB_URL", URL)
                .with("SWARM_FORGES_GITLAB_TOKEN", "glpat-of-nobody")
                .with("SWARM_FORGES_GITLAB_TRUST", empty.toString()));

    assertThat(log).contains(empty.toString()).doesNotContain("glpat-of-nobody");
  }

  private String refused(OwnChild service) throws Exception {
    Path log = folder.resolve("service.log");
    Process process = service.start(log);
    try {
      Patience.until(() -> !process.isAlive() || OwnChild.isReady(log));
      assertThat(process.isAlive()).as("at work").isFalse();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isPositive();
    return Files.readString(log);
  }
}
