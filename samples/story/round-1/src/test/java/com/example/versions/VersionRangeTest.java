package com.example.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.3, true",
    "=1.2.3, 1.2.4, false",
    ">1.2.3, 1.2.3, false",
    ">1.2.3, 1.2.4, true",
    ">=1.2.3, 1.2.3, true",
    "<1.2.3, 1.2.3-rc.1, true",
    "<1.2.3, 1.2.3, false",
    "<=1.2.3, 1.2.3, true",
    ">=1.2.0 <2.0.0, 1.9.9, true",
    ">=1.2.0 <2.0.0, 2.0.0, false",
    "<1.0.0 || >=2.0.0, 1.5.0, false",
    "<1.0.0 || >=2.0.0, 2.5.0, true",
    "~1.2.3, 1.2.9, true",
    "~1.2.3, 1.2.2, false",
    "~1.2.3, 1.3.0-beta, false",
    "~1.2, 1.2.0, true",
    "~1, 1.9.0, true",
    "1.2.x, 1.2.7, true",
    "1.2.x, 1.3.0, false",
    "1.*, 1.7.0, true",
    "1, 2.0.0-alpha, false",
    "*, 0.0.1, true",
    "^1.4.2, 1.4.2, true",
    "^1.4.2, 1.9.0, true",
    "^1.4.2, 1.4.1, false",
    "^1.4.2, 2.0.0, false",
    "^1.4.2, 2.0.0-rc.1, false",
    "^1.4, 1.3.9, false",
    "^1.4, 1.5.0, true",
    "^0.2.3, 0.2.9, true",
    "^0.2.3, 0.3.0, false",
    "^0.2.3, 0.3.0-alpha, false",
    "^0.0.3, 0.0.3, true",
    "^0.0.3, 0.0.4, false",
    "^0.0.3-rc.1, 0.0.3, true",
    "^0.2, 0.3.0, false",
    "^0.0, 0.0.9, true",
    "^0, 0.9.0, true",
    "^1.0.0-nightly.20260101, 1.0.0-nightly.20260101, true",
    "=1.0.0-nightly.20260101, 1.0.0-nightly.20260101, true",
    "<=1.0.0-nightly.20260101, 1.0.0-nightly.20260101, true",
    "1.2.0 - 1.4.0, 1.4.0, true",
    "1.2.0 - 1.4.0, 1.4.1, false"
  })
  void contains(String range, String version, boolean expected) {
    assertEquals(expected, VersionRange.parse(range).contains(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " || 1.0.0", ">=", "~", "abc", "1.2.3 -", "1.2.3.4"})
  void refusesWhatIsNoRange(String text) {
    assertThrows(InvalidVersionException.class, () -> VersionRange.parse(text));
  }

  @Test
  void keepsItsText() {
    assertEquals("~1.2 || >=3.0.0", VersionRange.parse(" ~1.2 || >=3.0.0 ").toString());
  }
}
