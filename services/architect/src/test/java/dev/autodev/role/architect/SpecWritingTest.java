package dev.autodev.role.architect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecWritingTest {
  @Test
  void hashesTheTextInUtf8() {
    assertThat(SpecWriting.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void dropsPathsOutsideTheRepository() {
    assertThat(
            SpecWriting.withinRepository(
                List.of("./src/A.java", "/etc/passwd", "../x", "a/../../b", "docs/")))
        .containsExactly("src/A.java", "docs/");
  }
}
