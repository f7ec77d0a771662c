package dev.autodev.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.aws.cluster.Cluster;
import dev.autodev.aws.cluster.StoppedTask;
import dev.autodev.aws.costs.Bill;
import dev.autodev.aws.logs.LogLine;
import dev.autodev.aws.logs.LogTail;
import dev.autodev.aws.metrics.Figure;
import dev.autodev.aws.metrics.FigureWriter;
import dev.autodev.aws.parameters.ParameterStore;
import dev.autodev.awssim.AwsSim;
import dev.autodev.awssim.Watch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against the stand-in, which also shows what it was told. */
class StandInTest extends CloudContract {
  private final AwsSim aws = AwsSim.start();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Override
  AwsAccess access() {
    return AwsAccess.of(aws.environment(), Optional.empty(), Optional.empty());
  }

  @Override
  void cluster() {
    aws.services().add("auto-dev-dashboard", 1, "registry/auto-dev-dashboard:1");
    aws.services().add("auto-dev-pm", 1, "registry/auto-dev-pm:1");
  }

  @Override
  void write(String group, String stream, Instant at, String text) {
    aws.logs().write(group, stream, at, text);
  }

  @Override
  void sounding(String alarm) {
    aws.watch().alarm(alarm, "ALARM");
  }

  @Test
  void aDeniedReadNamesParameterAndRight() {
    aws.parameters().put("/auto-dev/x", "v");
    aws.deny("GetParameter");
    try (ParameterStore store = new ParameterStore(access())) {
      assertThatThrownBy(() -> store.get("/auto-dev/x"))
          .isInstanceOf(CloudException.Denied.class)
          .hasMessageContaining("/auto-dev/x is denied")
          .hasMessageContaining("ssm:GetParameter");
    }
  }

  @Test
  void aPlaceThatDoesNotAnswerIsNamedWithTheRemedy() {
    AwsAccess access = access();
    aws.close();
    try (ParameterStore store = new ParameterStore(access)) {
      assertThatThrownBy(() -> store.list("/auto-dev"))
          .isInstanceOf(CloudException.Failed.class)
          .hasMessageContaining("listing /auto-dev")
          .hasMessageContaining("try again");
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> AwsAccess.of(Map.of(), Optional.empty(), Optional.empty()))
        .isInstanceOf(CloudException.NotConfigured.class)
        .hasMessageContaining("AWS_REGION");
    AwsAccess nobody =
        AwsAccess.of(
            Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", aws.url()),
            Optional.empty(),
            Optional.empty());
    try (ParameterStore store = new ParameterStore(nobody)) {
      assertThatThrownBy(() -> store.list("/auto-dev"))
          .isInstanceOf(CloudException.NotConfigured.class)
          .hasMessageContaining("AWS_ACCESS_KEY_ID");
    }
  }

  @Test
  void aDeploymentChangesNothingButTheVersion() {
    cluster();
    try (Cluster cluster = new Cluster(access(), "auto-dev")) {
      cluster.deploy("pm", "2");
    }
    assertThat(aws.services().rollouts("auto-dev-pm")).isEqualTo(2);
    JsonNode container = aws.services().runs("auto-dev-pm").path("containerDefinitions").path(0);
    assertThat(container.path("image").asText()).isEqualTo("registry/auto-dev-pm:2");
    assertThat(container.path("stopTimeout").asInt()).isEqualTo(120);
  }

  @Test
  void saysWhyTasksStopped() {
    cluster();
    aws.services().stopped("auto-dev-pm", "Essential container in task exited", 137);
    try (Cluster cluster = new Cluster(access(), "auto-dev")) {
      assertThat(cluster.stopped("pm"))
          .containsExactly(
              new StoppedTask(
                  "stopped0",
                  "Essential container in task exited",
                  List.of("main: exit code 137")));
    }
  }

  /** The emulator has no such prefix. */
  @Test
  void tailsLogsOfOneService() {
    write("/ecs/auto-dev", "pm/pm/1", Instant.ofEpochSecond(10), "pm");
    write("/ecs/auto-dev", "postgres/postgres/1", Instant.ofEpochSecond(11), "postgres");
    LogTail.Wanted pm =
        new LogTail.Wanted("/ecs/auto-dev", Optional.of("pm"), Optional.empty(), Instant.EPOCH);
    try (LogTail tail = new LogTail(access(), pm)) {
      assertThat(tail.next()).extracting(LogLine::service).containsExactly("pm");
    }
  }

  @Test
  void figuresHaveTheDimensionsThatScalingReads() {
    try (FigureWriter writer = new FigureWriter(access(), "dev")) {
      writer.write(
          List.of(Figure.of("PendingTasks", "bug_finder", 3), Figure.seconds("OldestPending", 60)),
          Instant.now());
    }
    assertThat(aws.watch().data())
        .containsExactly(
            new Watch.Datum(
                "AutoDev",
                "PendingTasks",
                Map.of("Environment", "dev", "Role", "bug_finder"),
                3,
                "Count"),
            new Watch.Datum(
                "AutoDev", "OldestPending", Map.of("Environment", "dev"), 60, "Seconds"));
  }

  @Test
  void readsTheBill() {
    LocalDate day = LocalDate.parse("2026-03-01");
    aws.costs().add(day, "Amazon Elastic Container Service", "1.25");
    aws.costs().add(day.plusDays(1), "AmazonCloudWatch", "0.5");
    try (Bill bill = new Bill(access())) {
      assertThat(bill.lines(new Bill.Question(day, day.plusDays(2), Optional.empty())))
          .containsExactly(
              new Bill.Line(day, "Amazon Elastic Container Service", new BigDecimal("1.25"), "USD"),
              new Bill.Line(day.plusDays(1), "AmazonCloudWatch", new BigDecimal("0.5"), "USD"));
    }
  }
}
