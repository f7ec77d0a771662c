package dev.autodev.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A task that was begun by three processes and then parked, as poison is. */
class CheckerTest {
  private static final String TASK = "t1";
  private static final String KEY = "key-1";
  private static final List<String> PROCESSES = List.of("one", "two", "three");

  private final Victims victims = new Victims();

  @Test
  void isRightWhereWeKilledEachOfItsProcesses() {
    PROCESSES.forEach(process -> victims.add(process, 1));

    Report report = report("its process ended three times", PROCESSES);

    assertThat(report.holds()).as(report.text()).isTrue();
    assertThat(report.volume())
        .endsWith("; 1 parked with the reason, since we killed each process that had them");
  }

  @Test
  void isWrongWhereOneOfThemEndedByItself() {
    PROCESSES.stream().skip(1).forEach(process -> victims.add(process, 1));

    assertThat(wrongEnds(report("its process ended three times", PROCESSES)))
        .singleElement()
        .asString()
        .startsWith("innocent task t1 is parked after 3 attempts");
  }

  @Test
  void isWrongWithoutAReasonOrBeforeThreeAttempts() {
    PROCESSES.forEach(process -> victims.add(process, 1));

    assertThat(wrongEnds(report("", PROCESSES))).hasSize(1);
    assertThat(wrongEnds(report("its process ended twice", PROCESSES.subList(0, 2)))).hasSize(1);
  }

  private Report report(String reason, List<String> processes) {
    Tables.Task task =
        new Tables.Task(
            TASK, KEY, "parked", processes.size(), processes.size(), reason, "null", "null", 0, 1);
    List<Tables.Told> story =
        IntStream.range(0, processes.size())
            .mapToObj(i -> new Tables.Told(TASK, i + 1, "task_claimed", processes.get(i), "begun"))
            .toList();
    Promises promises =
        new Promises(
            Map.of(KEY, Set.of(TASK)), Map.of(), Map.of(KEY, "work"), Set.of(), List.of(), 0);
    List<Effect> effects =
        story.stream()
            .map(told -> new Effect(false, TASK, told.epoch(), told.worker(), told.epoch()))
            .toList();
    return new Checker(
            promises,
            effects,
            new Tables(Map.of(TASK, task), Map.of(), List.of(), story),
            victims,
            true)
        .report();
  }

  private static List<String> wrongEnds(Report report) {
    return report.verdicts().stream()
        .filter(verdict -> !verdict.holds())
        .peek(verdict -> assertThat(verdict.question()).isEqualTo("parked or failed wrongly"))
        .flatMap(verdict -> verdict.found().stream())
        .toList();
  }
}
