package com.example.versions;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CaretRangeCheckTest {

  @Test
  void beforeOneAMinorVersionMayBreakUsers() {
    assertFalse(VersionRange.parse("^0.2.3").contains("0.3.0"));
  }

  @Test
  void beforeZeroPointOneAPatchMayBreakUsers() {
    assertFalse(VersionRange.parse("^0.0.3").contains("0.0.4"));
  }

  @Test
  void theNextMajorVersionIsOutside() {
    assertFalse(VersionRange.parse("^1.4.2").contains("2.0.0-rc.1"));
  }

  @Test
  void anExactRangeContainsItsOwnVersion() {
    assertTrue(VersionRange.parse("=1.0.0-nightly.20260101").contains("1.0.0-nightly.20260101"));
  }
}
