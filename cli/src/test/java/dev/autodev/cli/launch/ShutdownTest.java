package dev.autodev.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.cli.Invocation;
import dev.autodev.cli.Streams;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShutdownTest {
  @ParameterizedTest
  @CsvSource({"'', 60", "5, 60", "300, 340", "soon, 60"})
  void waitsLongerThanAgentsMayGoOn(String asked, long seconds) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var invocation =
        new Invocation(
            new Streams(InputStream.nullInputStream(), nowhere, nowhere, false),
            Map.of("SHUTDOWN_TIMEOUT", asked),
            Path.of(""),
            Path.of(""),
            Clock.systemUTC());

    assertThat(new Shutdown(invocation).longest()).hasSeconds(seconds);
  }
}
