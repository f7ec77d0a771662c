package dev.autodev.streams;

import dev.autodev.streams.link.RedisLinks;
import dev.autodev.streams.outgoing.OutgoingChannel;
import dev.autodev.streams.settings.OutgoingSettings;
import dev.autodev.streams.tracing.OutgoingTrace;
import dev.autodev.streams.watch.ChannelHealth;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** An outgoing channel to the stream {@code out}, and what becomes of its messages. */
final class Sent implements AutoCloseable {
  private final OutgoingChannel channel;
  private final UnicastProcessor<Message<?>> messages = UnicastProcessor.create();

  Sent(RedisLinks links, String... attributes) {
    this(links, Clock.systemUTC(), attributes);
  }

  @SuppressWarnings("unchecked")
  Sent(RedisLinks links, Clock clock, String... attributes) {
    OutgoingSettings settings = settings(attributes);
    channel =
        new OutgoingChannel(
            settings,
            new OutgoingChannel.Custom(OutgoingTrace.NONE, Object::toString, clock),
            links,
            new ChannelHealth(settings.channel(), true));
    messages.subscribe((Flow.Subscriber<Message<?>>) channel.subscriber());
  }

  static OutgoingSettings settings(String... attributes) {
    Map<String, String> values =
        new HashMap<>(Map.of("channel-name", "test", "stream", "out", "retry-for", "10000"));
    for (String attribute : attributes) {
      String[] parts = attribute.split("=", 2);
      values.put(parts[0], parts[1]);
    }
    return OutgoingSettings.of(
        new RedisStreamsConnectorOutgoingConfiguration(
            new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()));
  }

  /** Done when the message is acknowledged. */
  CompletionStage<Void> send(Object payload, Object... metadata) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    messages.onNext(
        Message.of(
            payload,
            Metadata.of(metadata),
            () -> {
              done.complete(null);
              return CompletableFuture.completedStage(null);
            },
            failure -> {
              done.completeExceptionally(failure);
              return CompletableFuture.completedStage(null);
            }));
    return done;
  }

  @Override
  public void close() {
    channel.close();
  }
}
