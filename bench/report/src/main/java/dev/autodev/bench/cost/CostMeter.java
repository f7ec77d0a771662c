package dev.autodev.bench.cost;

import com.sun.management.OperatingSystemMXBean;
import dev.autodev.bench.report.Cost;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Counts from when it is made what this process, and the servers when known, take. */
public final class CostMeter {
  private static final String SERVERS = "BENCH_SERVER_PIDS"; // separated by commas

  private final List<Long> servers;
  private final double ownBefore;
  private final OptionalDouble serversBefore;

  private CostMeter(List<Long> servers) {
    this.servers = servers;
    serversBefore = ProcessTimes.seconds(servers);
    ownBefore = own();
  }

  /** Servers as the environment names them. */
  public static CostMeter start() {
    var pids = System.getenv().getOrDefault(SERVERS, "");
    return new CostMeter(
        Arrays.stream(pids.split(",")).filter(p -> !p.isBlank()).map(Long::valueOf).toList());
  }

  public Cost stop() {
    var own = own() - ownBefore;
    var after = ProcessTimes.seconds(servers);
    var peak = ProcessTimes.peakOfThis();
    return new Cost(
        peak.isPresent() ? (double) (peak.getAsLong() / 1024) : null,
        null,
        hundredths(own),
        difference(after));
  }

  private @Nullable Double difference(OptionalDouble after) {
    return after.isPresent() && serversBefore.isPresent()
        ? (Double) hundredths(after.getAsDouble() - serversBefore.getAsDouble())
        : null;
  }

  private static double hundredths(double seconds) {
    return Math.round(seconds * 100) / 100.0;
  }

  private static double own() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
