package dev.autodev.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"w1", "9", "Builder-2.host:8080@eu_west"})
  void takesLettersDigitsAndSomeSigns(String name) {
    assertThat(new WorkerId(name).controlStream()).endsWith(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-w1", ".w", "w 1", "w/1", "wörk", "w\n", "w*", "w\0"})
  void refusesWhatCouldNotBePartOfAStreamsName(String name) {
    assertThatThrownBy(() -> new WorkerId(name))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("malformed");
  }

  @Test
  void hasTwoHundredCharactersAtMost() {
    assertThat(new WorkerId("w".repeat(200)).value()).hasSize(200);
    assertThatThrownBy(() -> new WorkerId("w".repeat(201)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("…");
  }
}
