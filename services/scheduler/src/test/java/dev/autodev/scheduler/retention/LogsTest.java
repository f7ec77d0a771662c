package dev.autodev.scheduler.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.asana.AsanaConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of both folders, with a process that holds one open. */
class LogsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(31));
  private static final Instant LATELY = NOW.minus(Duration.ofDays(29));

  @TempDir private Path data;
  private Path processes;
  private Path projects;

  @BeforeEach
  void folders() throws IOException {
    processes = Files.createDirectories(data.resolve("logs"));
    projects = Files.createDirectories(data.resolve("asana/logs"));
  }

  @Test
  void whatHoldsAFileThatIsTooLongGoesOnInTheSameOne() throws Exception {
    Path log = processes.resolve("builder.log");
    Process process =
        new ProcessBuilder("sh", "-c", "while read -r line; do echo \"$line\"; done")
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    try (Writer said = process.outputWriter()) {
      Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
      says(said, log, "a first line");

      look(Map.of("size", "10"));
      says(said, log, "a second line");
      look(Map.of("size", "10"));
      says(said, log, "third");
      look(Map.of("size", "10"));

      assertThat(log).hasContent("third\n");
    } finally {
      process.destroyForcibly();
    }
    assertThat(processes.resolve("builder.log.1")).hasContent("a second line\n");
    assertThat(processes.resolve("builder.log.2")).hasContent("a first line\n");
    assertThat(Files.getPosixFilePermissions(processes.resolve("builder.log.1")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static void says(Writer process, Path log, String line) throws IOException {
    process.write(line + "\n");
    process.flush();
    await().untilAsserted(() -> assertThat(log).hasContent(line + "\n"));
  }

  @Test
  void onlySoManyCopiesAreKept() throws Exception {
    for (String text : List.of("1", "2", "3", "4")) {
      Files.writeString(projects.resolve("shop.log"), "long enough " + text);
      look(Map.of("size", "10", "copies", "2"));
    }

    assertThat(names(projects)).containsExactly("shop.log", "shop.log.1", "shop.log.2");
    assertThat(projects.resolve("shop.log.1")).hasContent("long enough 4");
    assertThat(projects.resolve("shop.log.2")).hasContent("long enough 3");
  }

  @Test
  void whatIsOldGoesAndWhatAProcessMayHoldIsEmptied() throws Exception {
    file(processes, "pm.log", LONG_AGO);
    file(processes, "pm.log.1", LONG_AGO);
    file(processes, "pm.log.2", LATELY);
    file(processes, "notes.txt", LONG_AGO);
    file(projects, "shop.log", LONG_AGO);
    file(projects, "bank.log", LATELY);

    look(Map.of());

    assertThat(names(processes)).containsExactly("notes.txt", "pm.log", "pm.log.2");
    assertThat(processes.resolve("pm.log")).isEmptyFile();
    assertThat(names(projects)).containsExactly("bank.log");
  }

  @Test
  void aLinkLeadsNowhere() throws Exception {
    Path elsewhere = file(data, "elsewhere", LONG_AGO);
    Files.createSymbolicLink(processes.resolve("link.log"), elsewhere);

    look(Map.of("size", "1"));

    assertThat(elsewhere).hasContent("words");
    assertThat(names(processes)).containsExactly("link.log");
  }

  @Test
  void zeroKeepsThemAsTheyAre() throws Exception {
    file(processes, "pm.log", LONG_AGO);
    file(projects, "shop.log", LONG_AGO);

    look(Map.of("size", "0", "kept", "0s"));

    assertThat(processes.resolve("pm.log")).hasContent("words");
    assertThat(projects.resolve("shop.log")).hasContent("words");
  }

  @Test
  void nothingIsMadeWhereThereAreNoLogs() throws Exception {
    Files.delete(processes);
    Files.delete(projects);

    look(Map.of());

    assertThat(names(data)).containsExactly("asana");
  }

  private void look(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>();
    values.put("swarm.data", data.toString());
    settings.forEach((key, value) -> values.put("swarm.retention.logs." + key, value));
    var read =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withDefaultValues(values)
            .addDefaultInterceptors()
            .withMapping(RetentionConfig.class)
            .withMapping(AsanaConfig.class)
            .build();
    Logs logs = new Logs();
    logs.config = read.getConfigMapping(RetentionConfig.class);
    logs.asana = read.getConfigMapping(AsanaConfig.class);
    logs.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    logs.look();
  }

  private static Path file(Path folder, String name, Instant written) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "words");
    return Files.setLastModifiedTime(file, FileTime.from(written));
  }

  /** Without what is hidden: the lock. */
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
