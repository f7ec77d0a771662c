package dev.autodev.scanners.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScanTest {

  private static Scan scanWith(String pattern) {
    FileFilter.Names none = new FileFilter.Names(List.of(), List.of());
    Rule rule =
        new Rule(
            "r",
            "name",
            "message",
            true,
            new FileFilter(none, none, List.of()),
            Pattern.compile(pattern),
            new Surroundings.Each(List.of()),
            new Plausibility(List.of(), 0, "", List.of()));
    return new Scan(new RuleSet(List.of(rule), List.of()), Path.of(""));
  }

  @Test
  void contentThatExhaustsAPatternIsNamed() {
    Scan scan = scanWith("(?:a|b)*c");
    scan.look("stack.txt", "ab".repeat(200_000));
    assertThat(scan.givenUp).containsExactly("stack.txt");
  }

  @Test
  void showsFourCharactersAtMost() {
    Scan scan = scanWith("key=(\\w+)");
    scan.look("src/test/a.txt", "\nkey=abcdefghijklmnop key=short");
    assertThat(scan.secrets).extracting(Secret::masked).containsExactly("abcd…", "…");
    assertThat(scan.secrets).allMatch(s -> s.line() == 2 && s.securitySeverity().equals("3.0"));
  }

  @Test
  void knowsTestsByTheirPlace() {
    assertThat(List.of("src/test/A.java", "test/a", "a/FooTest.java", "a/foo_test.go"))
        .allMatch(Secret::isTest);
    assertThat(List.of("src/main/latest/A.java", "contest.txt")).noneMatch(Secret::isTest);
  }
}
