package dev.autodev.scanners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Finding;
import dev.autodev.processes.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileTreeTest {

  private static final String KEY = "aws key AK" + "IA" + "BHTY2HQHHHKSBVK3\n";

  @TempDir Path directory;

  private final ProcessRunner runner = new ProcessRunner();
  private Path tree;

  @BeforeEach
  void tree() throws IOException {
    tree = Files.createDirectory(directory.resolve("tree"));
  }

  private ScanReport scan() {
    return new SecretScanner(new ChildJvm(runner), Trees.TOOLS)
        .scan(Trees.request(tree, directory.resolve("out")));
  }

  @Test
  void findsNothingInAnEmptyTree() {
    assertThat(scan().clean()).isTrue();
  }

  @Test
  void leavesOutAndCountsWhatCannotBeRead() throws IOException {
    Trees.write(tree, "plain.txt", KEY);
    Trees.write(tree, "binary.bin", "\0" + KEY);
    Files.write(tree.resolve("huge.txt"), new byte[3 * 1024 * 1024]);
    Files.createSymbolicLink(tree.resolve("loop"), tree);
    Files.createSymbolicLink(tree.resolve("outside"), Trees.write(directory, "elsewhere.txt", KEY));

    ScanReport report = scan();

    assertThat(report.status()).isEqualTo(new ScanStatus.Ran(1));
    assertThat(report.findings()).extracting(Finding::file).containsExactly("plain.txt");
    assertThat(report.notes())
        .anyMatch(n -> n.startsWith("1 binary files"))
        .anyMatch(n -> n.startsWith("1 files larger"));
  }

  @Test
  void goesDeepAndReadsLongFiles() throws IOException {
    Path deep = tree;
    for (int i = 0; i < 150; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Trees.write(deep, "deep.txt", KEY);
    Trees.write(tree, "long.txt", "some line\n".repeat(100_000) + KEY);
    Trees.write(tree, "with space & ü.txt", KEY);

    List<Finding> findings = scan().findings();

    assertThat(findings)
        .extracting(Finding::file)
        .contains("long.txt", "with space & ü.txt")
        .anyMatch(f -> f.endsWith("d/deep.txt"));
    assertThat(findings).anyMatch(f -> f.line() == 100_001);
  }

  @Test
  void looksOnlyWhereAsked() throws IOException {
    Trees.write(tree, "a.txt", KEY);
    Trees.write(tree, "b.txt", KEY);
    ScanReport report =
        new SecretScanner(new ChildJvm(runner), Trees.TOOLS)
            .scan(
                new ScanRequest(
                    tree,
                    directory.resolve("out"),
                    Duration.ofMinutes(1),
                    Optional.of(List.of("b.txt"))));
    assertThat(report.findings()).extracting(Finding::file).containsExactly("b.txt");
  }

  @Test
  void theIgnoreFileSetsFindingsAsideWithTheReason() throws IOException {
    Trees.write(tree, "a.txt", KEY);
    Trees.write(tree, "docs/b.txt", KEY);
    Trees.write(tree, ScanIgnore.FILE, "# what we allow\ndocs/** * shown in the manual\na.txt *\n");

    ScanReport report = scan();

    assertThat(report.findings()).extracting(Finding::file).containsExactly("a.txt");
    assertThat(report.suppressed())
        .singleElement()
        .matches(s -> s.reason().equals("shown in the manual"));
    assertThat(report.notes()).anyMatch(n -> n.contains("line 3 allows nothing"));
  }

  @Test
  void sourcesThatDoNotParseAreNamedNotHidden() throws IOException {
    Trees.write(tree, "Broken.java", "class Broken { void a( }");
    Trees.write(
        tree,
        "Fine.java",
        "class Fine { boolean a(Integer l, Integer r) { return l == r; /* NOPMD */ } } // NOPMD");

    ScanReport report =
        new PmdScanner(new ChildJvm(runner), Trees.TOOLS)
            .scan(Trees.request(tree, directory.resolve("out")));

    assertThat(report.notes()).anyMatch(n -> n.contains("Broken.java"));
    assertThat(report.findings()).extracting(Finding::file).containsExactly("Fine.java");
  }

  @Test
  void withoutJavaFilesPmdIsNotApplicable() {
    Scanner pmd = new PmdScanner(new ChildJvm(runner), Trees.TOOLS);
    assertThat(pmd.appliesTo(tree)).isFalse();
    assertThat(pmd.scan(Trees.request(tree, directory.resolve("out"))).status())
        .isInstanceOf(ScanStatus.NotApplicable.class);
  }
}
