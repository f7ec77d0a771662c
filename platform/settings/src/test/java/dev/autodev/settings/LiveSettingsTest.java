package dev.autodev.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threeten.extra.MutableClock;

class LiveSettingsTest {
  private static final Logger LOG = Logger.getLogger(LiveSettings.class.getName());

  @TempDir Path directory;
  private final MutableClock clock =
      MutableClock.of(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
  private final List<LogRecord> heard = new ArrayList<>();
  private final Handler ear = new Ear(heard);
  private final List<SettingsCheck> checks = new ArrayList<>();
  private Path file;
  private LiveSettings live;

  @BeforeEach
  void listen() {
    LOG.addHandler(ear);
    file = directory.resolve("settings.yaml");
    live = new LiveSettings(file, clock, checks);
  }

  @AfterEach
  void listenNoMore() {
    LOG.removeHandler(ear);
  }

  @Test
  void startsWithoutAFileAndTakesTheOneThatComes() throws IOException {
    live.open();
    assertThat(live.now()).isEqualTo(OperatorSettings.NONE);

    write("tokens: {session_max: 5}");
    clock.add(Duration.ofSeconds(1));
    assertThat(live.now().tokens().sessionMax()).contains(5L);
  }

  @Test
  void takesAFileThatIsReplacedByOneOfTheSameSizeAndTime() throws IOException {
    write("tokens: {session_max: 5}");
    live.open();
    Path next = directory.resolve("next");
    Files.writeString(next, "tokens: {session_max: 6}");
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

    clock.add(Duration.ofSeconds(1));
    assertThat(live.now().tokens().sessionMax()).contains(6L);
  }

  @Test
  void looksAtMostOnceASecond() throws IOException {
    write("tokens: {session_max: 5}");
    live.open();
    write("tokens: {session_max: 77}");

    assertThat(live.now().tokens().sessionMax()).contains(5L);
    clock.add(Duration.ofSeconds(1));
    assertThat(live.now().tokens().sessionMax()).contains(77L);
  }

  @Test
  void keepsTheLastGoodVersionAndSaysOnceWhatIsWrong() throws IOException {
    write("tokens: {session_max: 5}");
    live.open();
    write("tokens: {session_max: none}");
    for (int i = 0; i < 5; i++) {
      clock.add(Duration.ofSeconds(1));
      assertThat(live.now().tokens().sessionMax()).contains(5L);
    }
    assertThat(errors())
        .singleElement()
        .asString()
        .contains("settings.yaml", "last good version", "tokens.session_max is \"none\"");

    write("tokens: {session_max: nothing}");
    clock.add(Duration.ofSeconds(1));
    assertThat(live.trouble()).get().asString().contains("\"nothing\"");
    assertThat(errors()).hasSize(2);

    write("tokens: {session_max: 6}");
    clock.add(Duration.ofSeconds(1));
    assertThat(live.now().tokens().sessionMax()).contains(6L);
    assertThat(live.trouble()).isEmpty();
  }

  @Test
  void keepsTheLastGoodVersionOfAFileThatIsGone() throws IOException {
    write("tokens: {session_max: 5}");
    live.open();
    Files.delete(file);
    clock.add(Duration.ofSeconds(1));
    assertThat(live.now().tokens().sessionMax()).contains(5L);

    write("");
    clock.add(Duration.ofSeconds(1));
    assertThat(live.now()).isEqualTo(OperatorSettings.NONE);
  }

  @Test
  void refusesToStartWithAWrongFile() throws IOException {
    write("tokens: {session_max: none}");

    assertThatThrownBy(live::open)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("swarm.settings")
        .hasMessageContaining("tokens.session_max is \"none\"; write a whole number");
  }

  @Test
  void keepsTheLastGoodVersionOfAFileThatACheckRefuses() throws IOException {
    write("llm: {default_provider: claude}");
    live.open();
    checks.add(
        settings -> {
          throw new SettingsException("llm.default_provider is " + settings.llm());
        });
    write("llm: {default_provider: nobody}");
    clock.add(Duration.ofSeconds(1));

    assertThat(live.now().llm().defaultProvider()).contains("claude");
    assertThat(errors()).hasSize(1);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private List<String> errors() {
    return heard.stream()
        .filter(record -> record.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(Ear::text)
        .toList();
  }
}
