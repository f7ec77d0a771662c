package dev.autodev.sessions.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {

  @TempDir Path folder;

  @Test
  void namesThePlaceOfAnUnknownField() {
    String text = "scripts:\n  - task: deploy\n    turns:\n      - txet: hello\n";

    assertThatThrownBy(() -> ScenarioReader.read(text, "a.yaml"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("a.yaml › scripts[0] › turns[0]")
        .hasMessageContaining("'txet'");
  }

  @Test
  void refusesWhatIsNoMapping() {
    assertThatThrownBy(() -> ScenarioReader.read("- a", "a.yaml"))
        .isInstanceOf(SessionSettingsException.class);
    assertThatThrownBy(() -> ScenarioReader.read("a: [", "a.yaml"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("a.yaml");
    assertThatThrownBy(() -> ScenarioReader.read("", "a.yaml"))
        .isInstanceOf(SessionSettingsException.class);
  }

  @Test
  void choosesTheScriptWithMoreFilters() throws IOException {
    write("any.yaml", "scripts: [{task: deploy, round: any, turns: []}]");
    write("one.yaml", "repository: sample\nscripts: [{task: deploy, round: 1, turns: []}]");
    ScenarioLibrary library = library();

    assertThat(origin(library, 1, "sample")).endsWith("one.yaml");
    assertThat(origin(library, 0, "sample")).endsWith("any.yaml");
    assertThat(origin(library, 1, "other")).endsWith("any.yaml");
  }

  @Test
  void playsAnOverrideUntilItIsTakenBack() throws IOException {
    write("any.yaml", "scripts: [{task: deploy, round: any, turns: []}]");
    ScenarioLibrary library = library();
    Path override = folder.resolve("override.yml");
    Files.writeString(override, "scripts: [{task: deploy, round: any, turns: []}]");

    library.playInstead(override);
    assertThat(origin(library, 0, "sample")).endsWith("override.yml");
    library.playConfigured();
    assertThat(origin(library, 0, "sample")).endsWith("any.yaml");
  }

  @Test
  void playsAScriptOnlyForThePromptItWasRecordedFor() throws IOException {
    write(
        "a.yaml",
        """
        prompt: caret
        scripts:
          - {task: review_mr, turns: []}
          - {task: deploy, prompt: 'mend.*key', turns: []}
        """);
    ScenarioLibrary library = library();

    assertThat(library.lookUp(key(0, "sample"), "Mend this:\nthe key"))
        .isInstanceOf(ScenarioLibrary.Lookup.Found.class);
    assertThat(library.lookUp(key(0, "sample"), "Support caret ranges"))
        .isInstanceOfSatisfying(
            ScenarioLibrary.Lookup.Missing.class,
            missing -> assertThat(missing.advice()).contains("is for others"));
  }

  @Test
  void refusesAPromptThatIsNoRegularExpression() {
    assertThatThrownBy(() -> ScenarioReader.read("prompt: '('\nscripts: []", "a.yaml"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("'prompt'");
  }

  @Test
  void twoScriptsThatFitEquallyAreAnError() throws IOException {
    write("a.yaml", "scripts: [{task: deploy, turns: []}]");
    write("b.yaml", "scripts: [{task: deploy, turns: []}]");

    assertThat(library().lookUp(key(0, "sample"), "Do it."))
        .isInstanceOfSatisfying(
            ScenarioLibrary.Lookup.Missing.class,
            missing -> assertThat(missing.advice()).contains("a.yaml", "b.yaml"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private ScenarioLibrary library() {
    return new ScenarioLibrary(Optional.of(folder), ScenarioReaderTest.class.getClassLoader());
  }

  private static String origin(ScenarioLibrary library, int round, String repository) {
    return ((ScenarioLibrary.Lookup.Found) library.lookUp(key(round, repository), "Do it."))
        .scenario()
        .origin();
  }

  private static SessionKey key(int round, String repository) {
    return new SessionKey("t1", 1, "devops", "deploy", round, repository);
  }
}
