package dev.autodev.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunnerTest {

  private final ProcessRunner runner = new ProcessRunner();
  @TempDir Path directory;

  @Test
  void tellsExitCodeAndOutputOfBothStreams() {
    Finished finished = runner.run(Bash.script(directory, "echo out; echo err >&2; exit 3"));

    assertThat(finished.ending()).isEqualTo(new Ending.Exited(3));
    assertThat(finished.exitCode()).isEqualTo(3);
    assertThat(finished.ok()).isFalse();
    assertThat(finished.output()).contains("out\n").contains("err\n");
    assertThat(finished.outputBytes()).isEqualTo(finished.output().length());
  }

  @Test
  void givesTheChildExactlyTheEnvironmentAndTheMarker() {
    Command command =
        new Command(
            List.of("/usr/bin/env"),
            directory,
            Map.of("ONLY", "this"),
            Limits.of(Duration.ofMinutes(1)),
            Optional.empty(),
            Redactor.none());

    Finished finished = runner.run(command);

    assertThat(finished.output().lines().map(line -> line.split("=")[0]))
        .containsExactlyInAnyOrder("ONLY", ProcessRunner.MARKER);
  }

  @Test
  void givesTheChildAnEmptyStdin() {
    Finished finished = runner.run(Bash.script(directory, "cat; echo read"));

    assertThat(finished.ok()).isTrue();
    assertThat(finished.output()).endsWith("read\n");
  }

  @Test
  void tellsWhyAProgramDidNotStart() {
    Command script = Bash.script(directory, "true");
    Command unknown =
        new Command(
            List.of("no-such-program"),
            directory,
            script.environment(),
            script.limits(),
            Optional.empty(),
            Redactor.none());

    assertThat(runner.run(unknown).ending())
        .isInstanceOfSatisfying(
            Ending.NotStarted.class,
            ending -> assertThat(ending.why()).contains("no-such-program"));
    assertThat(runner.run(Bash.script(directory.resolve("none"), "true")).ending())
        .isInstanceOfSatisfying(
            Ending.NotStarted.class, ending -> assertThat(ending.why()).contains("does not exist"));
  }

  @Test
  void survivesAChildThatDeletesItsDirectory() throws Exception {
    Path doomed = Files.createDirectory(directory.resolve("doomed"));

    Finished finished = runner.run(Bash.script(doomed, "rm -rf \"$PWD\"; echo gone"));

    assertThat(finished.ok()).isTrue();
    assertThat(finished.output()).endsWith("gone\n");
  }

  @Test
  void handsOnLinesAsTheyComeAndTheLastOneWithoutAnEnd() {
    List<String> lines = new ArrayList<>();

    runner.run(Bash.script(directory, "printf 'a\\r\\nb\\n\\nc'"), lines::add);

    assertThat(lines.subList(1, lines.size())).containsExactly("a", "b", "", "c");
  }

  @Test
  void handsOnALineWhileTheChildStillRuns() {
    CountDownLatch seen = new CountDownLatch(1);
    Path flag = directory.resolve("flag");

    Finished finished =
        runner.run(
            Bash.script(directory, "echo first; until [ -e flag ]; do sleep 0.02; done"),
            line -> {
              if (line.equals("first")) {
                seen.countDown();
                touch(flag);
              }
            });

    assertThat(seen.getCount()).isZero();
    assertThat(finished.ok()).isTrue();
  }

  @Test
  void stopsTheChildWhenTheConsumerThrows() {
    List<String> markers = new ArrayList<>();

    assertThatThrownBy(
            () ->
                runner.run(
                    Bash.script(directory, "sleep 300"),
                    line -> {
                      markers.add(line.substring("marker=".length()));
                      throw new IllegalStateException("no thanks");
                    }))
        .hasMessage("no thanks");
    Bash.assertNothingLeft(markers.getFirst());
  }

  private static void touch(Path file) {
    try {
      Files.createFile(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
