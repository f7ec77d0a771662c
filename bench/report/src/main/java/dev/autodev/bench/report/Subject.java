package dev.autodev.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who did what.
 *
 * @param peer who was measured: auto-dev, a peer, or machine
 * @param name the case, such as burst or drain-10000
 * @param n jobs, or workflows, done
 * @param conc clients and workers; null where one at a time
 */
public record Subject(
    String peer, @JsonProperty("case") String name, int n, @Nullable Integer conc) {
  public Subject {
    if (peer.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("A measurement names its peer and its case");
    }
    if (n <= 0) {
      throw new IllegalArgumentException("%s of %s did nothing: n=%d".formatted(name, peer, n));
    }
  }
}
