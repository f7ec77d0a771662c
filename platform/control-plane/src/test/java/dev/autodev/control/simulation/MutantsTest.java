package dev.autodev.control.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves little unless it finds what is taken out. */
class MutantsTest {
  private static final int HISTORIES = 20_000;

  @ParameterizedTest
  @EnumSource
  void isFound(Mutant mutant) {
    Histories histories = Histories.from(1).play(HISTORIES, mutant);
    assertThat(histories.failure()).as("what notices %s", mutant).isPresent();
  }
}
