package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units are what systemd takes, where it is installed; it need not run. */
class SystemdUnitsTest {
  private static final Path UNITS = Project.root().resolve("systemd");
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  @TempDir Path folder;

  @Test
  void systemdTakesThem() throws IOException {
    String skipped = "SKIPPED: units are not verified, there is no systemd-analyze here";
    if (!Files.isExecutable(ANALYZE)) {
      System.out.println(skipped);
    }
    Assumptions.assumeTrue(Files.isExecutable(ANALYZE), skipped);
    Path swarm = here("auto-dev.service", "/opt/auto-dev", Project.root().toString());
    // What they need of a machine: an engine, which this one may not have.
    Files.writeString(folder.resolve("docker.service"), "[Service]\nExecStart=/bin/true\n");
    Path compose = here("auto-dev-compose.service", "/usr/bin/docker", "/bin/true");

    String said =
        Shell.run(
            folder,
            Map.of(),
            List.of(
                ANALYZE.toString(), "verify", "--man=no", swarm.toString(), compose.toString()));

    assertThat(said.lines().filter(line -> line.contains("auto-dev"))).isEmpty();
  }

  @Test
  void theyStartWhatIsThere() throws IOException {
    String unit = Files.readString(UNITS.resolve("auto-dev.service"));
    assertThat(unit).contains("ExecStart=/opt/auto-dev/bin/claude-swarm up --foreground --login\n");
    assertThat(Project.root().resolve("bin/claude-swarm")).isExecutable();
  }

  private Path here(String unit, String place, String other) throws IOException {
    String text = Files.readString(UNITS.resolve(unit)).replace(place, other);
    return Files.writeString(folder.resolve(unit), text);
  }
}
