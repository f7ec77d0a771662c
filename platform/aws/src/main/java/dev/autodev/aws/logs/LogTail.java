package dev.autodev.aws.logs;

import dev.autodev.aws.Asked;
import dev.autodev.aws.AwsAccess;
import dev.autodev.aws.CloudException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Reads a log group from a moment on, each line once. */
public final class LogTail implements AutoCloseable {
  /** Lines arrive out of order within that time. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private final CloudWatchLogsClient client;
  private final Wanted wanted;
  private final Map<String, Instant> printed = new HashMap<>();
  private Instant from;

  /**
   * Which lines.
   *
   * @param group such as {@code /ecs/auto-dev}
   * @param service whose streams alone; empty: of all
   * @param filter a pattern of CloudWatch, such as {@code ERROR}
   */
  public record Wanted(
      String group, Optional<String> service, Optional<String> filter, Instant since) {}

  /** Opens no connection yet. */
  public LogTail(AwsAccess access, Wanted wanted) {
    this.client = access.client(CloudWatchLogsClient.builder());
    this.wanted = wanted;
    this.from = wanted.since();
  }

  /** The lines that have come since the last look, oldest first. */
  public List<LogLine> next() {
    List<LogLine> lines = new ArrayList<>();
    for (FilteredLogEvent event : found()) {
      LogLine line =
          new LogLine(
              event.eventId(),
              Instant.ofEpochMilli(event.timestamp()),
              event.logStreamName(),
              event.message());
      if (printed.putIfAbsent(line.id(), line.at()) == null) {
        lines.add(line);
      }
    }
    lines.sort(Comparator.comparing(LogLine::at));
    if (!lines.isEmpty()) {
      Instant late = lines.getLast().at().minus(LATE);
      from = late.isAfter(from) ? late : from;
      printed.values().removeIf(at -> at.isBefore(from));
    }
    return lines;
  }

  private List<FilteredLogEvent> found() {
    FilterLogEventsRequest.Builder ask =
        FilterLogEventsRequest.builder()
            .logGroupName(wanted.group())
            .startTime(from.toEpochMilli());
    wanted.service().ifPresent(service -> ask.logStreamNamePrefix(service + "/"));
    wanted.filter().ifPresent(ask::filterPattern);
    try {
      return Asked.of(
          "reading log group " + wanted.group(),
          "logs:FilterLogEvents on it",
          () -> client.filterLogEventsPaginator(ask.build()).events().stream().toList());
    } catch (CloudException.Failed e) {
      if (e.getCause() instanceof ResourceNotFoundException) {
        throw new CloudException.Missing(
            "there is no log group %s in this region; name another with --group, or set AWS_REGION"
                .formatted(wanted.group()));
      }
      throw e;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
