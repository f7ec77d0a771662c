package dev.autodev.sessions.budget;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionKey;
import io.vertx.core.Future;

/**
 * The budgets that hold across sessions and processes; a session's own is kept by the gateway.
 *
 * <p>Called on an event loop, so neither method may block. A failed {@link #reserve} lets no call
 * out: the client is told to try again.
 */
public interface Budgets {
  /** Holds back a call's worst case against every budget of its session in one step, or none. */
  Future<Decision> reserve(SessionKey key, CallEstimate worst);

  /**
   * Puts what a call used in the place of what was held back for it.
   *
   * @param used {@link dev.autodev.model.Usage#NONE} for a call that never reached a provider
   */
  Future<Void> settle(Reservation reservation, Usage used);
}
