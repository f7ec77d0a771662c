package dev.autodev.control.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the audit trail found.
 *
 * @param lines all there are
 * @param unsealed the youngest of them, not covered by a seal yet
 * @param head hash of the last seal; kept elsewhere, it shows whether the trail was cut or made
 *     anew
 * @param headKnown whether the head that was asked about is one of the trail's seals; absent: none
 *     was asked about
 * @param broken the first seal that does not fit; absent: all do
 */
public record AuditProof(
    boolean whole,
    long lines,
    long unsealed,
    long seals,
    @Nullable String head,
    @Nullable Boolean headKnown,
    @Nullable Broken broken) {
  /** A seal whose lines were changed, taken out or added to, and the numbers of those lines. */
  public record Broken(long seal, Instant at, long firstLine, long lastLine) {}
}
