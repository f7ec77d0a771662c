package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrincipalTest {
  @Test
  void isBehindWhatItsProgramsFile() {
    Principal anna = Principal.human("anna");

    assertThat(anna.isBehind(anna.author())).isTrue();
    assertThat(anna.isBehind(Principal.agent("anna").author())).isTrue();
    assertThat(anna.isBehind(Principal.agent("bert").author())).isFalse();
    assertThat(anna.isBehind("bert")).isFalse();
  }
}
