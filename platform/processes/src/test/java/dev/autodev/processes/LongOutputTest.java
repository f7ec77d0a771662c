package dev.autodev.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongOutputTest {

  private static final long GIGABYTE = 1L << 30;

  private final ProcessRunner runner = new ProcessRunner();
  @TempDir Path directory;

  @Test
  void keepsHeadAndTailOfAGigabyteAndCountsTheRest() {
    Command command = Bash.script(directory, "head -c " + GIGABYTE + " /dev/zero; echo the end");

    Finished finished = runner.run(command);

    assertThat(finished.ok()).isTrue();
    assertThat(finished.outputBytes()).isGreaterThan(GIGABYTE);
    assertThat(finished.output())
        .startsWith("marker=")
        .contains("characters left out")
        .endsWith("the end\n")
        .hasSizeLessThan(70 * 1024);
  }

  @Test
  void capsTheLogAndRedactsIt() throws Exception {
    Path log = directory.resolve("logs/run.log");
    Command plain =
        Bash.script(directory, "echo my-secret-value; yes 0123456789abcdef | head -c 55000000");
    Command command =
        new Command(
            plain.argv(),
            plain.directory(),
            plain.environment(),
            plain.limits(),
            Optional.of(log),
            Redactor.of(List.of("my-secret-value")));

    Finished finished = runner.run(command);

    assertThat(finished.output()).contains("[redacted]").doesNotContain("my-secret-value");
    assertThat(Files.size(log)).isBetween(CappedLog.CAP_BYTES, CappedLog.CAP_BYTES + 100);
    try (var lines = Files.lines(log)) {
      assertThat(lines.limit(2)).last().isEqualTo("[redacted]");
    }
  }

  @Test
  void goesOnWithoutALogThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Command plain = Bash.script(directory, "echo fine");
    Command command =
        new Command(
            plain.argv(),
            plain.directory(),
            plain.environment(),
            plain.limits(),
            Optional.of(file.resolve("run.log")),
            Redactor.none());

    assertThat(runner.run(command).output()).endsWith("fine\n");
  }

  @Test
  void losesNoLineForASlowConsumer() {
    AtomicInteger lines = new AtomicInteger();

    runner.run(
        Bash.script(directory, "seq 1 2000"),
        line -> {
          if (lines.incrementAndGet() % 200 == 0) {
            Uninterruptibly.await(
                new java.util.concurrent.CompletableFuture<Void>(),
                java.time.Duration.ofMillis(50));
          }
        });

    assertThat(lines).hasValue(2001);
  }
}
