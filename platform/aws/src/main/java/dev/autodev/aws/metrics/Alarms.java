package dev.autodev.aws.metrics;

import dev.autodev.aws.Asked;
import dev.autodev.aws.AwsAccess;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The alarms of a swarm, whose names begin with that of its cluster. */
public final class Alarms implements AutoCloseable {
  private final CloudWatchClient client;

  /** Opens no connection yet. */
  public Alarms(AwsAccess access) {
    client = access.client(CloudWatchClient.builder());
  }

  /**
   * An alarm.
   *
   * @param state OK, ALARM or INSUFFICIENT_DATA
   * @param means what it means and what to do
   */
  public record Alarm(String name, String state, String means) {
    /** Whether it sounds. */
    public boolean sounds() {
      return state.equals("ALARM");
    }
  }

  /** All of a cluster, by name; without those that only scale. */
  public List<Alarm> of(String cluster) {
    return Asked.of(
        "looking at the alarms of " + cluster,
        "cloudwatch:DescribeAlarms",
        () ->
            client
                .describeAlarmsPaginator(ask -> ask.alarmNamePrefix(cluster + "-"))
                .metricAlarms()
                .stream()
                .filter(alarm -> !alarm.alarmName().matches(".*-(work-waits|idle)"))
                .map(
                    alarm ->
                        new Alarm(
                            alarm.alarmName(),
                            alarm.stateValueAsString(),
                            alarm.alarmDescription() == null ? "" : alarm.alarmDescription()))
                .sorted(Comparator.comparing(Alarm::name))
                .toList());
  }

  @Override
  public void close() {
    client.close();
  }
}
