package dev.autodev.control.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {
  private static final Duration LATE = Duration.ofMinutes(5);
  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final Timetable DAILY =
      new Timetable(new Rhythm.Daily(LocalTime.of(7, 0)), ZoneId.of("UTC"), START);
  private static final Timetable EVERY_MINUTE =
      new Timetable(new Rhythm.Interval(Duration.ofMinutes(1)), ZoneId.of("UTC"), START);

  @ParameterizedTest
  @EnumSource(MissedPolicy.class)
  void whatIsInTimeRunsWhateverThePolicy(MissedPolicy policy) {
    Instant seven = Instant.parse("2026-05-02T07:00:00Z");

    Look look = at(seven.plusSeconds(1), DAILY, START, policy, 3);

    assertThat(look.run()).containsExactly(seven);
    assertThat(look.missed()).isEmpty();
    assertThat(look.next()).contains(Instant.parse("2026-05-03T07:00:00Z"));
  }

  @Test
  void aWeekMissedIsLeftOutMadeUpForOnceOrDayByDayWithinTheBound() {
    Instant weekLater = START.plus(Duration.ofDays(7));

    assertThat(at(weekLater, DAILY, START, MissedPolicy.SKIP, 3).run()).isEmpty();
    assertThat(at(weekLater, DAILY, START, MissedPolicy.SKIP, 3).missed()).hasSize(7);
    assertThat(at(weekLater, DAILY, START, MissedPolicy.ONCE, 3).run())
        .containsExactly(Instant.parse("2026-05-08T07:00:00Z"));
    Look all = at(weekLater, DAILY, START, MissedPolicy.ALL, 3);
    assertThat(all.run())
        .containsExactly(
            Instant.parse("2026-05-06T07:00:00Z"),
            Instant.parse("2026-05-07T07:00:00Z"),
            Instant.parse("2026-05-08T07:00:00Z"));
    assertThat(all.missed()).hasSize(4);
  }

  @Test
  void afterAShortOutageSkippingRunsOnlyTheTimeThatIsNotPassed() {
    Look look = at(START.plusSeconds(200), EVERY_MINUTE, START, MissedPolicy.SKIP, 3);

    assertThat(look.run()).containsExactly(START.plusSeconds(180));
    assertThat(look.missed()).containsExactly(START.plusSeconds(60), START.plusSeconds(120));
  }

  @Test
  void aYearOfMinutesIsNotWalked() {
    Instant yearLater = START.plus(Duration.ofDays(365));

    Look look = at(yearLater, EVERY_MINUTE, START, MissedPolicy.ALL, 10);

    assertThat(look.run()).hasSize(10).last().isEqualTo(yearLater);
    assertThat(look.missed()).hasSize(Look.MOST - 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "P1D", "P-1D"})
  void aClockThatJumpsRunsNothingTwiceAndLosesNothing(Duration jump) {
    for (MissedPolicy policy : List.of(MissedPolicy.ONCE, MissedPolicy.ALL)) {
      Machine machine = new Machine(policy);
      machine.go(Duration.ofDays(2), Duration.ZERO);
      machine.go(Duration.ofHours(30), jump);
      machine.go(Duration.ofDays(3), Duration.ZERO);

      assertThat(machine.ran).doesNotHaveDuplicates();
      assertThat(machine.ran).containsAll(DAILY.next(START, 6));
    }
  }

  @Test
  void whatIsSkippedInAJumpForwardRunsWhenItsTimeComesAfterAll() {
    Machine machine = new Machine(MissedPolicy.SKIP);
    machine.go(Duration.ofMinutes(10), Duration.ofDays(1));
    assertThat(machine.ran).isEmpty();
    machine.go(Duration.ofDays(1), Duration.ZERO);

    assertThat(machine.ran).containsExactly(Instant.parse("2026-05-02T07:00:00Z"));
  }

  private static Look at(
      Instant now, Timetable times, Instant seen, MissedPolicy policy, int most) {
    return Look.at(now, times, seen, Set.of(), new Look.Rule(policy, most, LATE));
  }

  /** Looks each minute by a clock that may be wrong for a while, and keeps what the table keeps. */
  private static final class Machine {
    private final MissedPolicy policy;
    private final List<Instant> ran = new ArrayList<>();
    private Instant real = START;
    private Instant seen = START;
    private Instant next = DAILY.after(START).orElseThrow();

    Machine(MissedPolicy policy) {
      this.policy = policy;
    }

    void go(Duration span, Duration wrong) {
      for (Instant end = real.plus(span); real.isBefore(end); real = real.plusSeconds(60)) {
        Instant now = real.plus(wrong);
        if (!next.isAfter(now) || seen.isAfter(now.plus(Look.SET_BACK))) {
          look(now);
        }
      }
    }

    private void look(Instant now) {
      Look look = Look.at(now, DAILY, seen, new HashSet<>(ran), new Look.Rule(policy, 10, LATE));
      ran.addAll(look.run());
      seen = now;
      next = look.next().orElseThrow();
    }
  }
}
