package dev.autodev.bench.machine;

import dev.autodev.bench.report.MeasureLine;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What scripts/bench asks the two servers that its environment names. */
public final class MachineMain {
  private static final String USAGE =
      """
      usage: MachineMain limits SECONDS       what they can do at all, as lines of JSON
             MachineMain pids                 their process ids, when they are here
             MachineMain aof ENABLED FSYNC    how Redis writes its file from now on; prints how it did
      """;

  private MachineMain() {}

  public static void main(String[] arguments) throws Exception {
    var servers = Servers.of(System.getenv());
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "limits" -> limits(servers, Integer.parseInt(arguments[1]));
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

  private static void limits(Servers servers, int seconds) throws Exception {
    var nanos = TimeUnit.SECONDS.toNanos(seconds);
    System.out.println(MeasureLine.write(new CommitRate(servers, nanos).measure()));
    System.out.println(MeasureLine.write(new AppendRate(servers, nanos).measure()));
  }

  private static void aof(Servers servers, AppendOnly wanted) throws IOException {
    try (var wire = RedisWire.connect(servers.redis())) {
      var before = AppendOnly.of(wire);
      wanted.set(wire);
      System.out.println(before.enabled() + " " + before.fsync());
    }
  }
}
