package dev.autodev.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.function.Supplier;

/** Counts what passes through an incoming channel, by stream. */
final class ChannelMeters {
  private final String channel;

  ChannelMeters(String channel) {
    this.channel = channel;
  }

  void inFlight(Supplier<Number> open) {
    Gauge.builder("redis.streams.in.flight", open)
        .tag("channel", channel)
        .register(Metrics.globalRegistry);
  }

  void read(String stream, int entries) {
    count("redis.streams.read", stream, entries);
  }

  void acknowledged(String stream, int entries) {
    count("redis.streams.acknowledged", stream, entries);
  }

  void deadLettered(String stream, int entries) {
    count("redis.streams.dead.lettered", stream, entries);
  }

  void reclaimed(String stream, int entries) {
    count("redis.streams.reclaimed", stream, entries);
  }

  private void count(String name, String stream, int entries) {
    Metrics.globalRegistry.counter(name, "channel", channel, "stream", stream).increment(entries);
  }
}
