package dev.autodev.role.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacingTest {
  @TempDir Path root;

  @BeforeEach
  void aFileOfTwoLines() throws IOException {
    Files.writeString(root.resolve("A.java"), "one\ntwo\n");
  }

  private Finding placed(String file, int line) {
    return new Placing(root, Set.of("Gone.java"))
        .placed(new Review.Remark("wrong-result", Severity.HIGH, file, line, "it is wrong"));
  }

  @Test
  void keepsALineThatExistsAlsoOutsideTheDiff() {
    assertThat(placed("./A.java", 2).place()).isEqualTo("A.java:2");
  }

  @Test
  void dropsALineBeyondTheEnd() {
    assertThat(placed("A.java", 3).place()).isEqualTo("A.java");
  }

  @Test
  void keepsAFileThatTheChangeDeletes() {
    assertThat(placed("Gone.java", 3).place()).isEqualTo("Gone.java");
  }

  @Test
  void keepsTheRemarkAboutAFileThatIsNotThere() {
    assertThat(placed("../B.java", 1).message()).contains("it is wrong", "B.java");
    assertThat(placed("../B.java", 1).file()).isEmpty();
  }
}
