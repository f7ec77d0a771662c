package dev.autodev.streams;

import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** An application's view: emitters and methods that take what they like. */
@Singleton
class Wired {
  /** Something that is JSON on the wire. */
  public record Order(String item, int pieces) {}

  final List<Object> received = new CopyOnWriteArrayList<>();
  final List<StreamEntry> batched = new CopyOnWriteArrayList<>();
  final Map<String, String> traces = new java.util.concurrent.ConcurrentHashMap<>();

  @Inject
  @Channel("wired-out")
  MutinyEmitter<String> texts;

  @Inject
  @Channel("orders-out")
  MutinyEmitter<Order> orders;

  @Inject
  @Channel("bytes-out")
  MutinyEmitter<byte[]> bytes;

  @Incoming("wired-in")
  Uni<Void> receive(StreamEntry entry) {
    return keep(entry.body());
  }

  @Incoming("orders-in")
  Uni<Void> order(Order order) {
    return keep(order);
  }

  @Incoming("texts")
  void text(String text) {
    if (text.startsWith("bad")) {
      throw new IllegalArgumentException(text);
    }
    received.add(text);
  }

  @Incoming("bytes-in")
  Uni<Void> bytes(byte[] bytes) {
    return keep(bytes);
  }

  @Incoming("maps")
  Uni<Void> map(Map<String, String> fields) {
    return keep(fields);
  }

  @Incoming("batches")
  Uni<Void> batch(List<StreamEntry> batch) {
    batched.addAll(batch);
    return Uni.createFrom().voidItem();
  }

  @Incoming("hop-in")
  @org.eclipse.microprofile.reactive.messaging.Outgoing("hop-out")
  Message<String> hop(Message<String> message) {
    trace("hop-in", message);
    return message.withPayload(message.getPayload() + "!");
  }

  @Incoming("hop-end")
  Uni<Void> end(Message<String> message) {
    trace("hop-end", message);
    return Uni.createFrom().completionStage(message.ack());
  }

  @Incoming("hop-untraced")
  Uni<Void> untraced(Message<String> message) {
    trace("hop-untraced", message);
    return Uni.createFrom().completionStage(message.ack());
  }

  private void trace(String where, Message<?> message) {
    traces.put(
        where,
        TracingMetadata.fromMessage(message)
            .map(TracingMetadata::getCurrentContext)
            .map(context -> Span.fromContext(context).getSpanContext().getTraceId())
            .orElse("none"));
  }

  private Uni<Void> keep(Object payload) {
    received.add(payload);
    return Uni.createFrom().voidItem();
  }

  /** An application's own failure strategy. */
  @Singleton
  @Identifier("counted")
  static class Counted implements FailureHandler.Factory {
    final AtomicInteger seen = new AtomicInteger();

    @Override
    public FailureHandler create(Config channel) {
      return rejected -> {
        seen.incrementAndGet();
        return rejected.deliveries() == 1
            ? rejected.retryAfter(java.time.Duration.ofMillis(20))
            : rejected.drop();
      };
    }
  }
}
