package dev.autodev.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {

  private final ProcessRunner runner = new ProcessRunner();
  @TempDir Path directory;

  @Test
  void readsItsStdinFromAFile() throws Exception {
    Path input = Files.writeString(directory.resolve("input"), "asked\n");

    Finished finished =
        runner.run(
            with(new Streams(Optional.of(input), Optional.empty()), "cat; echo to both >&2"));

    assertThat(finished.output()).endsWith("asked\nto both\n");
  }

  @Test
  void keepsComplaintsApartAndRedacted() {
    Path file = directory.resolve("logs/errors");

    Finished finished =
        runner.run(
            with(into(file), "echo the word is open-sesame; echo the secret is open-sesame >&2"));

    assertThat(finished.output()).endsWith("the word is open-sesame\n").doesNotContain("secret");
    assertThat(file).content().isEqualTo("the secret is [redacted]\n");
  }

  @Test
  void endsALeftoverThatHoldsOnlyTheStreamOfComplaints() {
    Path file = directory.resolve("errors");

    Finished finished = runner.run(with(into(file), "setsid sleep 300 > /dev/null & exit 0"));

    assertThat(finished.ok()).isTrue();
    Bash.assertNothingLeftOf(finished);
  }

  private static Streams into(Path file) {
    Redactor redactor = Redactor.of(List.of("open-sesame"));
    return new Streams(Optional.empty(), Optional.of(new Streams.Errors(file, redactor)));
  }

  private Command with(Streams streams, String script) {
    Command usual = Bash.script(directory, script);
    return new Command(
        usual.argv(),
        usual.directory(),
        usual.environment(),
        usual.limits(),
        usual.log(),
        usual.redactor(),
        streams);
  }
}
