package dev.autodev.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Counts what became of deliveries, and tells of refused ones without filling the log. */
@ApplicationScoped
class Tally {
  private static final Logger LOG = Logger.getLogger(Tally.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final MeterRegistry registry;
  private final Hooks hooks;
  private final Map<Source, Instant> told = new EnumMap<>(Source.class);

  Tally(MeterRegistry registry, Hooks hooks) {
    this.registry = registry;
    this.hooks = hooks;
  }

  void count(Source source, String result) {
    registry.counter("swarm.webhooks", "source", source.wireName(), "result", result).increment();
  }

  void refused(Source source, Problem problem) {
    count(source, "refused");
    if (isTime(source)) {
      LOG.warnf(
          "source=%s refused status=%d: %s; further ones of the next minute are counted only",
          source.wireName(), problem.status(), problem.detail());
    }
  }

  private synchronized boolean isTime(Source source) {
    Instant now = hooks.clock().instant();
    Instant last = told.get(source);
    if (last != null && !last.isAfter(now) && now.isBefore(last.plus(QUIET))) {
      return false;
    }
    told.put(source, now);
    return true;
  }
}
