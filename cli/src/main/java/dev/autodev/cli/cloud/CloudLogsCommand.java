package dev.autodev.cli.cloud;

import dev.autodev.aws.logs.LogLine;
import dev.autodev.aws.logs.LogTail;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.TimeSpan;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the containers have written. */
@Command(name = "logs", description = "Show what the services have written to CloudWatch.")
final class CloudLogsCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Invocation invocation;

  @Mixin private CloudOptions options = new CloudOptions();

  @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Such as pm; default: all.")
  private @Nullable String service;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until interrupted.")
  private boolean follow;

  @Option(
      names = "--filter",
      paramLabel = "PATTERN",
      description = "A filter pattern of CloudWatch, such as ERROR.")
  private @Nullable String filter;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "How far back, such as 30m, 1h or 2d; default: 10m.")
  private String since = "10m";

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "The log group; default: /ecs/ and the cluster's name.")
  private @Nullable String group;

  CloudLogsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    LogTail.Wanted wanted =
        new LogTail.Wanted(
            group != null ? group : "/ecs/" + options.cluster(invocation),
            Optional.ofNullable(service),
            Optional.ofNullable(filter),
            invocation.clock().instant().minus(TimeSpan.of("--since", since)));
    try (LogTail tail = new LogTail(options.access(invocation), wanted)) {
      while (true) {
        tail.next().forEach(this::print);
        if (!follow) {
          return Exit.DONE;
        }
        invocation.pause(BETWEEN_LOOKS);
      }
    }
  }

  private void print(LogLine line) {
    invocation
        .terminal()
        .line(
            invocation.json()
                ? Json.object()
                    .put("at", line.at().toString())
                    .put("stream", line.stream())
                    .put("text", line.text())
                    .toString()
                : Terminal.safe(
                    "%s %s %s".formatted(line.at(), line.service(), line.text().stripTrailing())));
  }
}
