package dev.autodev.role.architect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecWritingTest {
  @Test
  void dropsPathsOutsideTheRepository() {
    assertThat(
            SpecWriting.withinRepository(
                List.of("./src/A.java", "/etc/passwd", "../x", "a/../../b", "docs/")))
        .containsExactly("src/A.java", "docs/");
  }
}
