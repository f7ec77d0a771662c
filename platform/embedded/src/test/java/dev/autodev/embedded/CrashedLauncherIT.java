package dev.autodev.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launchers that are real JVMs of their own. */
class CrashedLauncherIT {
  private final Path data;

  CrashedLauncherIT(@TempDir Path data) {
    this.data = data;
  }

  @Test
  void serversOfAKilledLauncherAreAdopted() throws Exception {
    var crashed = crashAfterStart();
    try (var servers = EmbeddedServers.start(EmbeddedOptions.in(data))) {
      assertThat(crashed).contains(servers.redisUrl()).contains(servers.postgres().jdbcUrl());
      Kept.write(servers, "first");
    }
    crashAfterStart();
    try (var servers = EmbeddedServers.start(EmbeddedOptions.in(data))) {
      Kept.verify(servers, "first");
    }
    assertThat(SurvivingPostmaster.find(data.resolve("postgres"))).isEmpty();
  }

  @Test
  void serversOfAKilledLauncherOnOtherPortsAreReplaced() throws Exception {
    try (var servers = EmbeddedServers.start(EmbeddedOptions.in(data))) {
      Kept.write(servers, "kept");
    }
    crashAfterStart();
    var options = new EmbeddedOptions(data, Ports.choose("a", 0, 0), Ports.choose("b", 0, 0), true);
    try (var servers = EmbeddedServers.start(options)) {
      assertThat(servers.postgres().port()).isEqualTo(options.postgresPort());
      assertThat(servers.redisUrl()).contains(":" + options.redisPort() + "/");
      Kept.verify(servers, "kept");
    }
  }

  @Test
  void launcherStopsItsServersWhenItsStdinEnds() throws Exception {
    var launcher = launch();
    readyLine(launcher.inputReader());
    launcher.getOutputStream().close();
    assertThat(launcher.waitFor()).isZero();
    assertThat(SurvivingPostmaster.find(data.resolve("postgres"))).isEmpty();
  }

  private String crashAfterStart() throws Exception {
    var launcher = launch();
    var line = readyLine(launcher.inputReader());
    launcher.destroyForcibly().waitFor();
    return line;
  }

  private static String readyLine(BufferedReader output) throws IOException {
    var line = output.readLine();
    assertThat(line).startsWith("{").endsWith("}");
    return line;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedMain.class.getName(),
                "--data",
                data.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
