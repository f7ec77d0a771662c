package dev.autodev.control.ledger;

import java.time.Instant;

/** The instant of one transaction, and how often its rows were changed by then. */
final class Moment {
  final Instant now;
  private long changes;

  Moment(Instant now) {
    this.now = now;
  }

  void changed() {
    changes++;
  }

  long changes() {
    return changes;
  }
}
