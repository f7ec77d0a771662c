package dev.autodev.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What it took.
 *
 * @param rss MB, the sum of the peaks of its own processes
 * @param bytesPerJob memory or disk per waiting job, in bytes
 * @param cpuSeconds processor time of its own processes over the case
 * @param serverCpuSeconds the same of the servers, null when their process ids are unknown
 */
public record Cost(
    @Nullable Double rss,
    @JsonProperty("bytes_job") @Nullable Double bytesPerJob,
    @JsonProperty("cpu_s") @Nullable Double cpuSeconds,
    @JsonProperty("server_cpu_s") @Nullable Double serverCpuSeconds) {
  public static Cost none() {
    return new Cost(null, null, null, null);
  }

  public Cost withBytesPerJob(double bytes) {
    return new Cost(rss, (double) Math.round(bytes), cpuSeconds, serverCpuSeconds);
  }
}
