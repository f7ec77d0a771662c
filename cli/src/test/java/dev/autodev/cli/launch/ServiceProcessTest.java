package dev.autodev.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceProcessTest {
  @Test
  void isRunningUntilStopped() throws Exception {
    var child =
        new ProcessBuilder(
                javaCommand(),
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName())
            .start();
    var process = ServiceProcess.of("sleeper", child);
    assertThat(process.isRunning()).isTrue();
    process.stop();
    child.waitFor();
    assertThat(process.isRunning()).isFalse();
  }

  @Test
  void anotherProgramWithTheSameIdIsNotOurs() {
    var self = ProcessHandle.current();
    var startedAt = self.info().startInstant().orElseThrow();
    assertThat(new ServiceProcess("x", self.pid(), startedAt).isRunning()).isTrue();
    assertThat(
            new ServiceProcess("x", self.pid(), startedAt.minus(Duration.ofHours(1))).isRunning())
        .isFalse();
  }

  private static String javaCommand() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static final class Sleeper {
    public static void main(String[] arguments) throws Exception {
      System.in.read();
    }
  }
}
