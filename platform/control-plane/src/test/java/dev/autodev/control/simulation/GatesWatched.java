package dev.autodev.control.simulation;

import dev.autodev.control.GateStatus;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.ledger.StoredGate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each decision against what a person really said about what that person saw. */
final class GatesWatched {
  private final World world;
  private final Set<Said> said = new HashSet<>();
  private final Map<String, Integer> audited = new HashMap<>();
  private int open;

  private record Said(StoredGate gate, GateDecision decision, String hash, String by) {}

  GatesWatched(World world) {
    this.world = world;
  }

  int open() {
    return open;
  }

  void opened(StoredGate gate) {
    open++;
  }

  void says(StoredGate gate, GateDecision decision, String hash, String by) {
    if (world.tracing()) {
      world.say(
          "%s says %s to g%d, seeing %s"
              .formatted(by, decision, gate.number, hash.equals(gate.hash) ? "it" : hash));
    }
    said.add(new Said(gate, decision, hash, by));
  }

  void closed(StoredGate gate, GateStatus to, @Nullable String by, @Nullable String hash) {
    switch (to) {
      case OPEN -> {}
      case WITHDRAWN -> open--;
      case APPROVED -> {
        open--;
        really(gate, GateDecision.APPROVE, by);
      }
      case REJECTED -> {
        open--;
        really(gate, GateDecision.REJECT, by);
      }
    }
  }

  private void really(StoredGate gate, GateDecision decision, @Nullable String by) {
    if (by == null || !said.contains(new Said(gate, decision, gate.hash, by))) {
      world.checker.violated(
          "g%d: %s never said %s to what it is about".formatted(gate.number, by, decision));
    }
  }

  void audited(String action, String subject) {
    if ((action.equals("gate.approve") || action.equals("gate.reject"))
        && audited.merge(subject, 1, Integer::sum) > 1) {
      world.checker.violated("a gate is decided twice");
    }
  }

  /** Who is told that it is so must find it so. */
  void answered(StoredGate gate, GateDecision decision, String by) {
    GateStatus wanted =
        switch (decision) {
          case APPROVE -> GateStatus.APPROVED;
          case REJECT -> GateStatus.REJECTED;
          case DEFER -> gate.status();
        };
    if (gate.status() != wanted || decision != GateDecision.DEFER && !by.equals(gate.decidedBy())) {
      world.checker.violated(
          "g%d: %s was told that %s counts, and it is %s by %s"
              .formatted(gate.number, by, decision, gate.status(), gate.decidedBy()));
    }
  }
}
