package dev.autodev.asana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeLocationTest {
  @Test
  void isTheFirstLineThatNamesOne() {
    assertThat(CodeLocation.in("About.\r\nCode Location:  /srv/my code \r\nCode Location: /other"))
        .contains("/srv/my code");
    assertThat(CodeLocation.in("Code Location: shop")).contains("shop");
  }

  @Test
  void isAbsentWhereNothingIsNamed() {
    assertThat(CodeLocation.in(null)).isEmpty();
    assertThat(CodeLocation.in("Code Location:\nThe Code Location: /x is elsewhere")).isEmpty();
  }
}
