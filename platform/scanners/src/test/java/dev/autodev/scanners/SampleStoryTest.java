package dev.autodev.scanners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.processes.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleStoryTest {

  private static final String SECRETS =
      "src/main/resources/com/example/versions/catalogue.properties";

  @TempDir Path directory;

  private final ChildJvm child = new ChildJvm(new ProcessRunner());
  private final Scanner secrets = new SecretScanner(child, Trees.TOOLS);
  private final Scanner pmd = new PmdScanner(child, Trees.TOOLS);

  @Test
  void theSampleHoldsThePlantedSecretAndTheBug() throws IOException {
    Path tree = Trees.sample(directory.resolve("tree"));

    ScanReport found = secrets.scan(Trees.request(tree, directory.resolve("out")));
    assertThat(found.status()).isInstanceOf(ScanStatus.Ran.class);
    assertThat(found.version()).contains("2.13.0.3515, 146 rules");
    assertThat(found.findings())
        .extracting(Finding::rule, Finding::file, Finding::severity)
        .contains(
            tuple("aws-access-key-ids", SECRETS, Severity.HIGH),
            tuple("aws-secret-access-keys-1", SECRETS, Severity.HIGH));
    assertThat(found.findings()).extracting(Finding::file).containsOnly(SECRETS);
    assertThat(pmd.scan(Trees.request(tree, directory.resolve("out"))).findings())
        .extracting(Finding::rule, Finding::file)
        .containsExactly(
            tuple(
                "CompareObjectsWithEquals", "src/main/java/com/example/versions/PreRelease.java"));
  }

  @Test
  void theSampleIsCleanOnceTheSecretIsOut() throws IOException {
    Path tree = Trees.sample(directory.resolve("tree"));
    Files.delete(tree.resolve(SECRETS));

    ScanReport report = secrets.scan(Trees.request(tree, directory.resolve("out")));
    assertThat(report.clean()).as("%s", report).isTrue();
    assertThat(report.suppressed()).isEmpty();
  }

  @Test
  void noReportHoldsTheSecretItself() throws IOException {
    Path tree = Trees.sample(directory.resolve("tree"));
    String secret =
        Files.readString(tree.resolve(SECRETS))
            .lines()
            .filter(l -> l.contains("secret-access-key="))
            .map(l -> l.substring(l.indexOf('=') + 1))
            .findFirst()
            .orElseThrow();

    ScanReport report = secrets.scan(Trees.request(tree, directory.resolve("out")));

    assertThat(report.toString()).doesNotContain(secret).contains(secret.substring(0, 4));
    assertThat(Files.readString(report.sarif().orElseThrow())).doesNotContain(secret);
  }
}
