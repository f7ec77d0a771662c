package dev.autodev.bench.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class FootprintsTest {
  private static final double MOST_OF_A_SHELL = 64;

  @Test
  void findsTheProcessesOfEachSessionByTheirMark() throws Exception {
    Process one = sleeper("one");
    Process other = sleeper("other");
    try (Footprints footprints = new Footprints()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> footprints.peakOf("one").isPresent() && footprints.peakOf("other").isPresent());
      assertThat(footprints.peakOf("one").orElseThrow()).isPositive().isLessThan(MOST_OF_A_SHELL);
      assertThat(footprints.peakOf("none")).isEmpty();
    } finally {
      one.destroyForcibly();
      other.destroyForcibly();
    }
  }

  private static Process sleeper(String session) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    builder.environment().put(Footprints.MARK, session);
    return builder.start();
  }
}
