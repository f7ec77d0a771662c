package dev.autodev.control.apply;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts what became of events: applied, duplicate, refused, dead. */
@ApplicationScoped
class EventMeters {
  @Inject MeterRegistry registry;

  void count(String outcome) {
    registry.counter("swarm.events", "outcome", outcome).increment();
  }
}
