package dev.autodev.role.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.ScanDone;
import dev.autodev.testkit.GitRepository;
import dev.autodev.testkit.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityTest {
  // In two pieces, or it would be found in this file too.
  private static final String KEY = "aws key AK" + "IA" + "BHTY2HQHHHKSBVK3\n";
  private static final String IGNORE = ".autodev/scan-ignore";
  private static final String BUG =
      "class A {\n  boolean none(double number) {\n    return number == Double.NaN;\n  }\n%s}\n";

  @TempDir Path directory;

  private final Security security = new Security();
  private GitRepository repository;
  private Workbench bench;

  @BeforeEach
  void aRepository() {
    repository = GitRepository.create(directory.resolve("repository"));
    bench = new Workbench(directory, repository);
  }

  private ScanDone scanned(Optional<ChangeRef> change) {
    TaskPayload scan = new TaskPayload.SecurityScan(change, Severity.MEDIUM, 0);
    ScanDone done = bench.run(security, scan).result(ScanDone.class);
    assertThat(bench.sessions().asked()).isEmpty();
    return done;
  }

  private Optional<ChangeRef> change(String file, String text) {
    String base = repository.git("rev-parse", "main");
    repository.git("checkout", "-q", "-b", "auto-dev/x");
    String head = repository.with(file, text).commit("Change " + file);
    repository.git("checkout", "-q", "main");
    return Optional.of(new ChangeRef("auto-dev/x", base, head, "patch", "1", 1, 1, 0));
  }

  @Test
  void findsAPlantedKey() {
    repository.with("notes.txt", "Nothing.\n" + KEY).commit("Begin");

    ScanDone scan = scanned(Optional.empty());

    assertThat(scan.findings()).extracting(Finding::place).containsExactly("notes.txt:2");
    assertThat(scan.findings().getFirst().severity()).isEqualTo(Severity.HIGH);
    assertThat(scan.tools()).anyMatch(tool -> tool.matches("secrets .*: 1 files"));
    assertThat(scan.tools()).contains("pmd: not applicable");
  }

  @Test
  void passesWhatIsClean() {
    repository.with("a.txt", "one\n").commit("Begin");

    ScanDone scan = scanned(change("a.txt", "two\n"));

    assertThat(scan.findings()).isEmpty();
    assertThat(scan.known()).isEmpty();
  }

  @Test
  void holdsASecretAgainstAChangeThatFoundItThere() {
    repository.with("notes.txt", KEY).commit("Begin");

    ScanDone scan = scanned(change("b.txt", "two\n"));

    assertThat(scan.findings()).extracting(Finding::file).containsExactly("notes.txt");
  }

  @Test
  void holdsABugAgainstAChangeOnlyWhereItTouchedTheCode() {
    repository.with("A.java", BUG.formatted("\n".repeat(9))).commit("Begin");
    String second = "\n".repeat(9) + "  boolean no(double d) { return d == Double.NaN; }\n";

    ScanDone scan = scanned(change("A.java", BUG.formatted(second)));

    assertThat(scan.findings()).extracting(Finding::place).containsExactly("A.java:14");
    assertThat(scan.known()).extracting(Finding::place).containsExactly("A.java:3");
  }

  @Test
  void doesNotLetAChangeExcuseItself() {
    repository.with("notes.txt", KEY).commit("Begin");

    ScanDone scan = scanned(change(IGNORE, "notes.txt * it is only an example\n"));

    assertThat(scan.findings()).extracting(Finding::file).contains("notes.txt");
    assertThat(scan.suppressed()).isZero();
    assertThat(scan.tools()).anyMatch(tool -> tool.contains("taken from the base commit"));
  }

  @Test
  void allowsWhatWasAllowedWhereTheBranchBegan() {
    repository.with("notes.txt", KEY).with(IGNORE, "notes.txt * it is revoked\n").commit("Begin");

    ScanDone scan = scanned(change("b.txt", "two\n"));

    assertThat(scan.findings()).isEmpty();
    assertThat(scan.suppressed()).isEqualTo(1);
  }

  @Test
  void isRefutedWhenNoScannerLeftAReport() {
    repository.commit("Begin");
    ScanDone claimed = new ScanDone(List.of("secrets 1.0: 12 files"), List.of(), 0);

    assertThat(
            bench
                .evidence(new TaskPayload.SecurityScan(Optional.empty(), Severity.HIGH, 0), claimed)
                .holds())
        .isFalse();
  }
}
