package dev.autodev.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who did what.
 *
 * @param peer who was measured: auto-dev, a peer, or machine
 * @param name the case, such as burst or drain-10000
 * @param n jobs, or workflows, done
 * @param conc clients; as many workers, but for lists and single jobs, where README.md says how
 *     many
 */
public record Subject(String peer, @JsonProperty("case") String name, int n, int conc) {
  public Subject {
    if (peer.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("A measurement names its peer and its case");
    }
    if (n <= 0) {
      throw new IllegalArgumentException("%s of %s did nothing: n=%d".formatted(name, peer, n));
    }
  }
}
