package dev.autodev.control.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker's row in memory; slots by the role's name on the wire. */
final class StoredWorker {
  Map<String, Integer> slots = Map.of();
  Instant seenAt = Instant.EPOCH;
  @Nullable Instant leftAt;
}
