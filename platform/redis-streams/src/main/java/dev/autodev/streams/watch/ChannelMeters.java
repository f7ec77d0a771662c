package dev.autodev.streams.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.function.Supplier;

/** Counts what passes through a channel, by stream. */
public final class ChannelMeters {
  private final String channel;

  public ChannelMeters(String channel) {
    this.channel = channel;
  }

  public void inFlight(Supplier<Number> open) {
    Gauge.builder("redis.streams.in.flight", open)
        .tag("channel", channel)
        .register(Metrics.globalRegistry);
  }

  public void read(String stream, int entries) {
    count("redis.streams.read", stream, entries);
  }

  public void acknowledged(String stream, int entries) {
    count("redis.streams.acknowledged", stream, entries);
  }

  public void deadLettered(String stream, int entries) {
    count("redis.streams.dead.lettered", stream, entries);
  }

  public void delayed(String stream, int entries) {
    count("redis.streams.delayed", stream, entries);
  }

  public void reclaimed(String stream, int entries) {
    count("redis.streams.reclaimed", stream, entries);
  }

  public void appended(String stream) {
    count("redis.streams.appended", stream, 1);
  }

  public void refused(String stream) {
    count("redis.streams.refused", stream, 1);
  }

  private void count(String name, String stream, int entries) {
    Metrics.globalRegistry.counter(name, "channel", channel, "stream", stream).increment(entries);
  }
}
