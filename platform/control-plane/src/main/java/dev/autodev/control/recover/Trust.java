package dev.autodev.control.recover;

import dev.autodev.control.ControlPlaneConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whether what is silent may be called lost. Not within a lease after an outage, of its own or of a
 * server: the workers' heartbeats of that time are still on their way. Nor while events wait.
 */
@ApplicationScoped
class Trust {
  /** With so many events to be applied, nothing is called lost. */
  static final int BEHIND = 512;

  /** In leases; much longer than a control plane that lives takes for any transaction. */
  private static final int LONGEST_WAIT = 10;

  @Inject ControlPlaneConfig config;

  private volatile Instant lastLook = Instant.MIN;
  private volatile Instant lookBefore = Instant.MIN;
  private volatile Instant trustFrom = Instant.MIN;
  private volatile Set<String> seen = Set.of();
  private volatile String oldestEvent = "";
  private volatile Instant oldestSince = Instant.MIN;

  /** One look, which finds these entries in the events stream, oldest first. */
  boolean look(Instant now, List<String> waiting) {
    boolean behind = waiting.size() >= BEHIND || waitsSinceLastLook(waiting, now);
    noticeOutage(now);
    return !behind && !now.isBefore(trustFrom);
  }

  /**
   * An event that is with a control plane which died, or which cannot commit, may be the very one
   * that is missed; it comes as soon as somebody takes it over, and so does what has waited behind
   * it. Should nobody do so, it is not waited for longer than this.
   */
  private boolean waitsSinceLastLook(List<String> waiting, Instant now) {
    String oldest = waiting.isEmpty() ? "" : waiting.getFirst();
    boolean waits = seen.contains(oldest);
    seen = Set.copyOf(waiting);
    if (!oldest.equals(oldestEvent)) {
      oldestEvent = oldest;
      oldestSince = now;
    }
    return waits && now.isBefore(oldestSince.plus(config.lease().multipliedBy(LONGEST_WAIT)));
  }

  private void noticeOutage(Instant now) {
    Duration usual = config.reconcileEvery().multipliedBy(2).plus(config.lease().dividedBy(3));
    if (lastLook.equals(Instant.MIN) || lastLook.plus(usual).isBefore(now)) {
      trustFrom = now.plus(config.lease());
    }
    lookBefore = lastLook;
    lastLook = now;
  }

  /**
   * Up to when silence may be held against a worker in this look: what it had said by then was seen
   * waiting in the look before, and is applied now, or else nothing is trusted.
   */
  Instant heardUntil() {
    return lookBefore;
  }
}
