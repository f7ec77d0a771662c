package dev.autodev.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Against the emulator moto: it keeps the stand-in honest. */
class MotoIT extends CloudContract {
  private static @Nullable Moto moto;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Moto.program();
    assumeTrue(program.isPresent(), "not run against an emulator: no moto_server on the PATH");
    moto = Moto.start(program.orElseThrow());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Override
  AwsAccess access() {
    if (moto == null) {
      throw new IllegalStateException("not started");
    }
    return moto.access();
  }

  @Override
  void cluster() {
    try (EcsClient ecs = access().client(EcsClient.builder())) {
      ecs.createCluster(ask -> ask.clusterName("auto-dev"));
      for (String name : new String[] {"auto-dev-dashboard", "auto-dev-pm"}) {
        ecs.registerTaskDefinition(
            ask ->
                ask.family(name)
                    .cpu("256")
                    .memory("512")
                    .containerDefinitions(
                        container ->
                            container
                                .name(name)
                                .image("registry/" + name + ":1")
                                .cpu(256)
                                .memory(512)));
        ecs.createService(
            ask -> ask.cluster("auto-dev").serviceName(name).taskDefinition(name).desiredCount(1));
      }
    }
  }

  @Override
  void write(String group, String stream, Instant at, String text) {
    try (CloudWatchLogsClient logs = access().client(CloudWatchLogsClient.builder())) {
      once(() -> logs.createLogGroup(ask -> ask.logGroupName(group)));
      once(() -> logs.createLogStream(ask -> ask.logGroupName(group).logStreamName(stream)));
      logs.putLogEvents(
          ask ->
              ask.logGroupName(group)
                  .logStreamName(stream)
                  .logEvents(
                      InputLogEvent.builder().timestamp(at.toEpochMilli()).message(text).build()));
    }
  }

  private static void once(Runnable create) {
    try {
      create.run();
    } catch (ResourceAlreadyExistsException e) {
      // That is as good.
    }
  }

  @Override
  void sounding(String alarm) {
    try (CloudWatchClient watch = access().client(CloudWatchClient.builder())) {
      watch.putMetricAlarm(
          ask ->
              ask.alarmName(alarm)
                  .alarmDescription("what it means")
                  .namespace("AutoDev")
                  .metricName("DeadLetters")
                  .statistic(Statistic.MAXIMUM)
                  .period(60)
                  .evaluationPeriods(1)
                  .threshold(1.0)
                  .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD));
      watch.setAlarmState(
          ask -> ask.alarmName(alarm).stateValue(StateValue.ALARM).stateReason("tried"));
    }
  }
}
