package dev.autodev.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.forge.Diff;
import dev.autodev.forge.FileChange;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TouchedCodeTest {
  private static final String PATCH =
      """
      diff --git a/A.java b/A.java
      --- a/A.java
      +++ b/A.java
      @@ -10,3 +10,4 @@ class A {
       one
      +++ b/B.java
       two
       three
      @@ -40,2 +41 @@ class A {
      -gone
       kept
      """;

  private static TouchedCode touched(String patch, String... files) {
    return TouchedCode.of(
        new Diff(
            patch, "id", Stream.of(files).map(file -> new FileChange(file, 1, 1)).toList(), 1, 1));
  }

  private static Finding at(String file, int line) {
    return new Finding("pmd", "rule", Severity.HIGH, file, line, "message");
  }

  @Test
  void holdsTheLinesOfHunksOnly() {
    TouchedCode touched = touched(PATCH, "A.java");
    assertThat(List.of(10, 11, 13, 41)).allMatch(line -> touched.holds(at("A.java", line)));
    assertThat(List.of(1, 9, 20, 60)).noneMatch(line -> touched.holds(at("A.java", line)));
    assertThat(touched.holds(at("A.java", 0))).isTrue();
    assertThat(touched.holds(at("B.java", 11))).isFalse();
    assertThat(touched.holds(at("", 0))).isFalse();
  }

  @Test
  void holdsAllOfAFileWhoseHunksItDoesNotSee() {
    TouchedCode touched = touched(PATCH, "A.java", "weitere/ä.java");
    assertThat(touched.holds(at("weitere/ä.java", 7))).isTrue();
  }

  @Test
  void holdsAllOfTheFileInWhichThePatchIsCut() {
    String cut =
        "--- a/A.java\n+++ b/A.java\n@@ -1,2 +1,90 @@\n+one\n+tw\n[patch cut: 9 more bytes]\n";
    assertThat(touched(cut, "A.java").holds(at("A.java", 500))).isTrue();
  }
}
