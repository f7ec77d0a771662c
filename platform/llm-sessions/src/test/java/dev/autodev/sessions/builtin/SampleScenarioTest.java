package dev.autodev.sessions.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded model of the demonstration, on a copy of the repository it was recorded for. */
class SampleScenarioTest {
  private static final String FEATURE = "Support caret ranges";
  private static final String NIGHTLY = "1.0.0-nightly.20260101";

  @TempDir Path scratch;
  private SessionRig rig;
  private SampleCopy sample;

  @BeforeEach
  void openTheSample() throws IOException {
    rig = new SessionRig(scratch, withoutPauses());
    rig.schema("{\"type\": \"object\"}");
    sample = SampleCopy.into(rig.worktree);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void roundZeroBuildsCaretRangesThatAreWrongBeforeOne() throws Exception {
    play("implement_feature", 0, FEATURE);

    try (SampleCopy.Ranges ranges = sample.ranges(scratch)) {
      assertThat(ranges.contain("^1.4.2", "1.9.0")).isTrue();
      assertThat(ranges.contain("^1.4.2", "2.0.0-rc.1")).isFalse();
      assertThat(ranges.contain("^0.2.3", "0.3.0")).isTrue();
    }
  }

  @Test
  void theReviewPointsAtLinesThatShowWhatIsWrong() throws Exception {
    play("implement_feature", 0, FEATURE);
    JsonNode verdict = play("review_mr", 0, FEATURE);

    assertThat(verdict.path("approve").asBoolean(true)).isFalse();
    assertThat(placeOf(verdict.at("/findings/0"))).contains("nextMajor()");
    assertThat(placeOf(verdict.at("/findings/1"))).contains("\"^1.4, 1.5.0, true\"");
  }

  @Test
  void roundOneMendsAllThatWasFound() throws Exception {
    play("implement_feature", 0, FEATURE);
    play("implement_fix", 1, FEATURE);

    try (SampleCopy.Ranges ranges = sample.ranges(scratch)) {
      assertThat(ranges.contain("^1.4.2", "1.9.0")).isTrue();
      assertThat(ranges.contain("^0.2.3", "0.2.9")).isTrue();
      assertThat(ranges.contain("^0.2.3", "0.3.0")).isFalse();
      assertThat(ranges.contain("^0.0.3", "0.0.4")).isFalse();
      assertThat(ranges.contain("=" + NIGHTLY, NIGHTLY)).isTrue();
    }
    assertThat(
            sample.root().resolve("src/main/resources/com/example/versions/catalogue.properties"))
        .content()
        .contains("catalogue.location")
        .doesNotContain("aws");
    assertThat(play("review_mr", 1, FEATURE).path("approve").asBoolean()).isTrue();
  }

  @Test
  void theBugAndThenTheKeyPairAreMendedWithoutTheFeature() throws Exception {
    String finding = "- PreRelease.java:61 [medium, pmd CompareObjectsWithEquals]";
    play("implement_fix", 1, "Mend this bug, with a test.\n" + finding);
    play("review_mr", 0, finding);
    String keys =
        "Mend the change on this branch.\nFix CompareObjectsWithEquals\naws-access-key-ids";
    play("implement_fix", 1, keys);
    play("review_mr", 1, finding);

    try (SampleCopy.Ranges ranges = sample.ranges(scratch)) {
      assertThat(ranges.contain("=" + NIGHTLY, NIGHTLY)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analyze_repo",
        "create_epic",
        "create_user_story",
        "prioritize_backlog",
        "evaluate_feasibility",
        "write_spec"
      })
  void readingSessionsGetAlongWithoutWriting(String task) {
    rig.tools(ToolSet.READ_ONLY);
    play(task, 0, FEATURE);
  }

  @Test
  void answersOnlyWhatItWasRecordedFor() {
    assertThat(rig.play("implement_feature", 0, "Add an endpoint"))
        .isInstanceOfSatisfying(
            SessionOutcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("No replay script fits"));
    assertThat(play("build_product", 0, "an idea: knitting").path("name").asText())
        .isEqualTo("No proposal");
  }

  private JsonNode play(String task, int round, String prompt) {
    SessionOutcome outcome = rig.play(task, round, prompt);
    assertThat(rig.returned()).allMatch(SessionEvent.ToolReturned::ok);
    assertThat(outcome).isInstanceOf(SessionOutcome.Completed.class);
    return ((SessionOutcome.Completed) outcome).result().orElseThrow();
  }

  private String placeOf(JsonNode finding) throws IOException {
    return sample.line(finding.path("file").asText(), finding.path("line").asInt());
  }

  private Path withoutPauses() throws IOException {
    Path copies = Files.createDirectory(scratch.resolve("recorded"));
    try (Stream<Path> files = Files.list(SampleCopy.SAMPLES.resolve("scenarios"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String text = Files.readString(file).replaceAll("(\\s)delay: \\d+ms\\n", "$1delay: 0ms\n");
        Files.writeString(copies.resolve(file.getFileName()), text);
      }
    }
    return copies;
  }
}
