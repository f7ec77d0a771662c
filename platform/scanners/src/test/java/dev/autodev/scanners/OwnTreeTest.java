package dev.autodev.scanners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Severity;
import dev.autodev.processes.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own repository is scanned as any other; what it shows on purpose is listed with reasons. */
class OwnTreeTest {

  @TempDir Path directory;

  @Test
  void holdsNoSecretsButTheSamples() throws IOException {
    Path own = Trees.own(directory.resolve("own"));
    ScanReport report =
        new SecretScanner(new ChildJvm(new ProcessRunner()), Trees.TOOLS)
            .scan(Trees.request(own, directory));

    assertThat(report.status())
        .isInstanceOfSatisfying(
            ScanStatus.Ran.class, ran -> assertThat(ran.filesLooked()).isGreaterThan(100));
    assertThat(report.findings()).noneMatch(f -> f.severity().atLeast(Severity.HIGH));
    assertThat(report.suppressed()).hasSize(2);
    assertThat(report.notes()).noneMatch(n -> n.contains("allows nothing"));
  }
}
