package dev.autodev.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.aws.cluster.Cluster;
import dev.autodev.aws.cluster.ServiceState;
import dev.autodev.aws.costs.Bill;
import dev.autodev.aws.logs.LogLine;
import dev.autodev.aws.logs.LogTail;
import dev.autodev.aws.metrics.Alarms;
import dev.autodev.aws.metrics.Figure;
import dev.autodev.aws.metrics.FigureWriter;
import dev.autodev.aws.parameters.Parameter;
import dev.autodev.aws.parameters.ParameterStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the swarm asks of AWS, asked of a stand-in and of an emulator alike. */
abstract class CloudContract {
  /** In the place under test; each test has parameters and groups of its own. */
  abstract AwsAccess access();

  /** A cluster auto-dev with the services dashboard and pm, one task each of the image tag 1. */
  abstract void cluster();

  /** A line of a log stream, whose group is made if need be. */
  abstract void write(String group, String stream, Instant at, String text);

  /** An alarm that sounds. */
  abstract void sounding(String alarm);

  @Test
  void keepsListsAndDeletesParameters() {
    try (ParameterStore store = new ParameterStore(access())) {
      assertThat(store.put("/one/anthropic/api_key", "sk-first", Optional.empty())).isEqualTo(1);
      assertThat(store.put("/one/anthropic/api_key", "sk-second", Optional.empty())).isEqualTo(2);

      assertThat(store.get("/one/anthropic/api_key")).isEqualTo("sk-second");
      assertThat(store.list("/one"))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.name()).isEqualTo("/one/anthropic/api_key");
                assertThat(found.secure()).isTrue();
                assertThat(found.version()).isEqualTo(2);
              });
      assertThat(store.present(List.of("/one/anthropic/api_key", "/one/other")))
          .isEqualTo(Set.of("/one/anthropic/api_key"));

      store.delete("/one/anthropic/api_key");

      assertThat(store.list("/one")).isEmpty();
      assertThatThrownBy(() -> store.get("/one/anthropic/api_key"))
          .isInstanceOf(CloudException.Missing.class)
          .hasMessageContaining("/one/anthropic/api_key")
          .hasMessageContaining("claude-swarm secrets put");
      assertThatThrownBy(() -> store.delete("/one/anthropic/api_key"))
          .isInstanceOf(CloudException.Missing.class);
    }
  }

  @Test
  void readsAllPagesOfAPathDecrypted() {
    try (ParameterStore store = new ParameterStore(access())) {
      for (int i = 0; i < 23; i++) {
        store.put("/many/folder/p" + i, "value " + i, Optional.empty());
      }
      store.put("/manyothers/p", "not ours", Optional.empty());

      Map<String, String> values = store.values("/many");

      assertThat(values).hasSize(23).containsEntry("folder/p22", "value 22");
      assertThat(store.list("/many")).extracting(Parameter::name).hasSize(23).isSorted();
    }
  }

  @Test
  void looksAtServicesRestartsScalesAndDeploysThem() {
    cluster();
    try (Cluster cluster = new Cluster(access(), "auto-dev")) {
      assertThat(cluster.services())
          .extracting(ServiceState::name)
          .contains("auto-dev-dashboard", "auto-dev-pm");

      assertThat(cluster.scale("pm", 0).desired()).isZero();
      assertThat(cluster.service("pm").desired()).isZero();
      assertThat(cluster.restart("auto-dev-pm").name()).isEqualTo("auto-dev-pm");

      String before = cluster.service("pm").definition();
      ServiceState deployed = cluster.deploy("pm", "2");

      assertThat(deployed.definition()).startsWith("auto-dev-pm:").isNotEqualTo(before);
      assertThat(cluster.service("pm").definition()).isEqualTo(deployed.definition());
      assertThat(cluster.stopped("pm")).isEmpty();
    }
  }

  @Test
  void namesAClusterOrServiceThatIsNotThere() {
    cluster();
    try (Cluster other = new Cluster(access(), "nowhere")) {
      assertThatThrownBy(other::services)
          .isInstanceOf(CloudException.Missing.class)
          .hasMessageContaining("'nowhere'")
          .hasMessageContaining("SWARM_AWS_CLUSTER");
    }
    try (Cluster ours = new Cluster(access(), "auto-dev")) {
      assertThatThrownBy(() -> ours.service("painter"))
          .isInstanceOf(CloudException.Missing.class)
          .hasMessageContaining("auto-dev-painter");
      assertThatThrownBy(() -> ours.scale("painter", 1)).isInstanceOf(CloudException.class);
    }
  }

  @Test
  void tailsLogsOnceAndByWords() {
    String group = "/ecs/tail";
    Instant start =
        Instant.now().minusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    write(group, "pm/pm/1", start, "pm begins");
    write(group, "builder/builder/1", start.plusSeconds(1), "ERROR builder");
    write(group, "pm/pm/1", start.plusSeconds(2), "ERROR pm");
    LogTail.Wanted all =
        new LogTail.Wanted(group, Optional.empty(), Optional.empty(), start.minusSeconds(1));

    try (LogTail tail = new LogTail(access(), all)) {
      assertThat(tail.next())
          .extracting(LogLine::text)
          .containsExactly("pm begins", "ERROR builder", "ERROR pm");
      assertThat(tail.next()).isEmpty();

      write(group, "pm/pm/1", start.plusSeconds(3), "pm goes on");

      assertThat(tail.next()).extracting(LogLine::text).containsExactly("pm goes on");
    }
    LogTail.Wanted some =
        new LogTail.Wanted(group, Optional.empty(), Optional.of("ERROR"), start.minusSeconds(1));
    try (LogTail tail = new LogTail(access(), some)) {
      assertThat(tail.next())
          .extracting(LogLine::text)
          .containsExactly("ERROR builder", "ERROR pm");
    }
  }

  @Test
  void namesALogGroupThatIsNotThere() {
    LogTail.Wanted wanted =
        new LogTail.Wanted("/ecs/nowhere", Optional.empty(), Optional.empty(), Instant.EPOCH);
    try (LogTail tail = new LogTail(access(), wanted)) {
      assertThatThrownBy(tail::next)
          .isInstanceOf(CloudException.Missing.class)
          .hasMessageContaining("/ecs/nowhere");
    }
  }

  @Test
  void publishesFiguresAndSaysWhichAlarmsSound() {
    try (FigureWriter writer = new FigureWriter(access(), "dev")) {
      writer.write(
          List.of(Figure.of("PendingTasks", "pm", 3), Figure.seconds("OldestPending", 60)),
          Instant.now());
    }
    sounding("auto-dev-DeadLetters");
    sounding("auto-dev-pm-work-waits");
    try (Alarms alarms = new Alarms(access())) {
      assertThat(alarms.of("auto-dev"))
          .singleElement()
          .satisfies(
              alarm -> {
                assertThat(alarm.name()).isEqualTo("auto-dev-DeadLetters");
                assertThat(alarm.sounds()).isTrue();
              });
    }
  }

  @Test
  void asksWhatItCosts() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try (Bill bill = new Bill(access())) {
      assertThat(bill.lines(new Bill.Question(today.minusDays(3), today, Optional.of("auto-dev"))))
          .allSatisfy(line -> assertThat(line.amount()).isNotNegative());
    }
  }
}
