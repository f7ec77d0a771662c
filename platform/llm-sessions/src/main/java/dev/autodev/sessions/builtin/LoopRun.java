package dev.autodev.sessions.builtin;

import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.gateway.SessionGrant;
import java.time.Clock;

/** What one run of the loop is about. */
record LoopRun(
    SessionRequest request,
    SessionGrant grant,
    Prices prices,
    Deadline deadline,
    int maxOutputTokens) {

  Clock clock() {
    return deadline.clock();
  }
}
