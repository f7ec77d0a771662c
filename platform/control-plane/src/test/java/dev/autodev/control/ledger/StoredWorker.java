package dev.autodev.control.ledger;

import dev.autodev.model.Role;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker's row in memory. */
final class StoredWorker {
  Map<Role, Integer> slots = Map.of();
  Instant seenAt = Instant.EPOCH;
  @Nullable Instant leftAt;
}
