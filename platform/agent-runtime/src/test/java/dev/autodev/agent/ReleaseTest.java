package dev.autodev.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.TaskId;
import dev.autodev.model.task.Label;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTest {
  private static final Optional<Set<String>> NAMED = Optional.of(Set.of("anna", "agent:importer"));

  @ParameterizedTest
  @CsvSource({
    "REQUEST, anna,             true,  true",
    "REQUEST, agent:bug_finder, true,  true",
    "REQUEST, agent:importer,   true,  false",
    "REQUEST, agent:importer,   false, true",
    "REQUEST, gitlab:anna,      true,  false",
    "REQUEST, '',               true,  true",
    "AGENT,   '',               true,  true",
    "OUTSIDE, anna,             true,  false",
    "OUTSIDE, anna,             false, true",
  })
  void letsPeopleAndItsOwnRolesThroughUnlessTold(
      Trust trust, String author, boolean writes, boolean goes) {
    assertThat(new Release(Optional.empty(), Set.of()).lets(trust, of(author), writes))
        .isEqualTo(goes);
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST, anna,             true,  true",
    "REQUEST, Anna,             true,  false",
    "REQUEST, bert,             true,  false",
    "REQUEST, bert,             false, true",
    "REQUEST, agent:bug_finder, true,  false",
    "REQUEST, agent:importer,   true,  true",
    "REQUEST, '',               true,  false",
    "AGENT,   '',               true,  true",
    "OUTSIDE, anna,             true,  false",
  })
  void letsThroughWhomTheListNames(Trust trust, String author, boolean writes, boolean goes) {
    assertThat(new Release(NAMED, Set.of()).lets(trust, of(author), writes)).isEqualTo(goes);
  }

  @ParameterizedTest
  @CsvSource({
    "safe,  anna,           true",
    "safe,  agent:importer, true",
    "safe,  bert,           false",
    "safe,  gitlab:bert,    false",
    "other, anna,           false",
  })
  void aLabelReleasesIfItIsNamedAndSetByWhoMayAsk(String label, String by, boolean goes) {
    TaskOrder strangers = of("gitlab:bert", new Label("fast", "anna"), new Label(label, by));

    assertThat(new Release(NAMED, Set.of("safe")).lets(Trust.REQUEST, strangers, true))
        .isEqualTo(goes);
    assertThat(new Release(NAMED, Set.of("safe")).lets(Trust.OUTSIDE, strangers, true)).isFalse();
  }

  private static TaskOrder of(String author, Label... labels) {
    return new TaskOrder(
        TaskId.next(Clock.systemUTC()),
        1,
        new TaskPayload.BuildProduct("idea", ""),
        Optional.empty(),
        Optional.empty(),
        0,
        Duration.ofMinutes(1),
        "",
        false,
        author,
        List.of(labels),
        List.of());
  }
}
