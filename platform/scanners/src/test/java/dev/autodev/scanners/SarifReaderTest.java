package dev.autodev.scanners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReaderTest {

  @TempDir Path directory;

  private SarifReader.Report read(String results) throws IOException {
    Path file =
        Trees.write(
            directory,
            "report.sarif",
            """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x", "rules": [
              {"id": "severe", "properties": {"security-severity": "9.8"}}]}},
              "results": [%s]}]}
            """
                .formatted(results));
    return new SarifReader("x", directory).read(file);
  }

  private static String result(String rule, String level, String uri) {
    return """
    {"ruleId": "%s"%s, "message": {"text": "a\\n  b"}, "locations": [{"physicalLocation":
      {"artifactLocation": {"uri": "%s"}, "region": {"startLine": 7}}}]}
    """
        .formatted(rule, level.isEmpty() ? "" : ", \"level\": \"" + level + "\"", uri);
  }

  @Test
  void readsSeverityFromRuleThenLevel() throws IOException {
    assertThat(
            read(String.join(
                    ",",
                    result("severe", "note", "a"),
                    result("r", "error", "a"),
                    result("r", "", "a"),
                    result("r", "note", "a"),
                    result("r", "none", "a")))
                .findings())
        .extracting(Finding::severity)
        .containsExactly(
            Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO);
  }

  @Test
  void pathsAreRelativeAndStayInside() throws IOException {
    assertThat(
            read(String.join(
                    ",",
                    result("r", "", "src/A%20b.java"),
                    result("r", "", directory.toUri() + "B.java"),
                    result("r", "", "../../etc/passwd"),
                    result("r", "", "a b%%")))
                .findings())
        .extracting(Finding::file)
        .containsExactly("src/A b.java", "B.java", "", "");
  }

  @Test
  void keepsOneLineOfTextAndBoundsTheCount() throws IOException {
    SarifReader.Report report =
        read(
            (result("r", "", "a") + ",").repeat(SarifReader.MAX_FINDINGS + 1)
                + result("r", "", "a"));
    assertThat(report.findings()).hasSize(SarifReader.MAX_FINDINGS);
    assertThat(report.findings().get(0).message()).isEqualTo("a b");
    assertThat(report.notes()).containsExactly("2 more findings were left out");
  }

  @Test
  void refusesWhatIsNoReport() throws IOException {
    Path file = Trees.write(directory, "no.sarif", "{}");
    assertThatThrownBy(() -> new SarifReader("x", directory).read(file))
        .isInstanceOf(IOException.class);
  }
}
