package dev.autodev.forge.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks!",
        "LGTM :+1:",
        "Thank you very much, looks good to me.",
        "👍🏽",
        "+1",
        "> Heard: the change goes back to its builder.\n> <!-- auto-dev:00 m=x w=0 p= -->\n\nOk",
        "> only quoted"
      })
  void asksForNothing(String text) {
    assertThat(Courtesy.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks, but rename it.",
        "Not good.",
        "-1",
        "👎",
        "> Heard.\n\nWhy?",
        "Rename x",
        "42",
        "> quoted\nno"
      })
  void asksForSomething(String text) {
    assertThat(Courtesy.is(text)).isFalse();
  }
}
