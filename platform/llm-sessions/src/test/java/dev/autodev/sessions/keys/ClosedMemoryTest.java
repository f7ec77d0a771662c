package dev.autodev.sessions.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that closes itself, and its child that looks: as a user's, which root's is not. */
@EnabledOnOs(OS.LINUX)
class ClosedMemoryTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final String LOOK =
      "grep -c LOOKED_FOR /proc/$PPID/environ; exec 3< /proc/$PPID/mem && echo memory";

  /** Prints what its child sees of it. */
  static final class Watched {
    private Watched() {}

    public static void main(String[] how) throws Exception {
      if (how.length > 0) {
        ClosedMemory.close();
      }
      new ProcessBuilder("/bin/sh", "-c", LOOK).inheritIO().start().waitFor();
    }
  }

  @Test
  void whatAProcessStartsReadsItsEnvironmentAndMemoryUntilItIsClosed() throws Exception {
    assertThat(seenOf()).contains("1\n", "memory").doesNotContain("ermission denied");

    assertThat(seenOf("closed")).doesNotContain("1\n", "memory\n").contains("ermission denied");
  }

  private static String seenOf(String... how) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(withoutTheRightsOfRoot());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx32m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Watched.class.getName()));
    command.addAll(List.of(how));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LOOKED_FOR", "here");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Root may look into everything; without its capabilities it is a user like others. */
  private static List<String> withoutTheRightsOfRoot() {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    assumeTrue(Files.isExecutable(SETPRIV), "as root, nothing is closed: no setpriv to drop it");
    return List.of(SETPRIV.toString(), "--bounding-set=-all", "--inh-caps=-all");
  }
}
