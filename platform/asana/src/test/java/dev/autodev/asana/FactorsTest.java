package dev.autodev.asana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.asana.priority.Factors;
import dev.autodev.asana.priority.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,   0,  -,        -,        0,   6.0
          -1,  0,  -,        -,        0,   16.0
          1,   0,  -,        -,        0,   14.0
          48,  0,  -,        -,        0,   12.0
          100, 0,  -,        -,        0,   10.0
          400, 0,  -,        -,        0,   8.0
          999, 0,  -,        -,        0,   6.0
          -,   5,  -,        -,        0,   10.0
          -,   50, -,        -,        0,   14.0
          -,   0,  High,     -,        0,   8.1
          -,   0,  critical, -,        0,   9.5
          -,   0,  Low,      -,        0,   3.9
          -,   0,  10,       -,        0,   9.5
          -,   0,  whatever, -,        0,   6.0
          -,   0,  -,        Critical, 0,   8.5
          -,   0,  -,        -,        30,  9.0
          -,   0,  -,        -,        300, 36.0
          -1,  10, critical, Critical, 30,  33.0""")
  void weighsFiveFactors(
      Long hoursLeft, int waiting, String priority, String importance, long days, double score) {
    Factors factors =
        new Factors(
            Optional.ofNullable(hoursLeft).map(hours -> NOW.plus(Duration.ofHours(hours))),
            waiting,
            Optional.ofNullable(priority),
            Optional.ofNullable(importance),
            NOW.minus(Duration.ofDays(days)));

    assertThat(factors.score(Weights.USUAL, NOW)).isCloseTo(score, Offset.offset(1e-9));
  }
}
