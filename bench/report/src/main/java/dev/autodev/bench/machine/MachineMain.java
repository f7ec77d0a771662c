package dev.autodev.bench.machine;

import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.MeasureLine;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What scripts/bench asks the two servers that its environment names. */
public final class MachineMain {
  private static final String USAGE =
      """
      usage: MachineMain commits SECONDS      what PostgreSQL can do at all, as a line of JSON
             MachineMain appends SECONDS      the same of Redis
             MachineMain pids                 their process ids, when they are here
             MachineMain aof ENABLED FSYNC    how Redis writes its file from now on; prints how it did
      """;

  private MachineMain() {}

  public static void main(String[] arguments) throws Exception {
    var servers = Servers.of(System.getenv());
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "commits" -> print(new CommitRate(servers, nanos(arguments[1])).measure());
      case "appends" -> print(new AppendRate(servers, nanos(arguments[1])).measure());
      case "pids" ->
          System.out.println(
              ServerPids.ask(servers).pids().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(",")));
      case "aof" -> aof(servers, new AppendOnly(arguments[1], arguments[2]));
      default -> {
        System.err.print(USAGE);
        System.exit(2);
      }
    }
  }

  private static long nanos(String seconds) {
    return TimeUnit.SECONDS.toNanos(Integer.parseInt(seconds));
  }

  private static void print(Measure measure) {
    System.out.println(MeasureLine.write(measure));
  }

  private static void aof(Servers servers, AppendOnly wanted) throws IOException {
    try (var wire = RedisWire.connect(servers.redis())) {
      var before = AppendOnly.of(wire);
      wanted.set(wire);
      System.out.println(before.enabled() + " " + before.fsync());
    }
  }
}
