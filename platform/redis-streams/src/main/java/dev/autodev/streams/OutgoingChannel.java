package dev.autodev.streams;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import io.smallrye.reactive.messaging.providers.helpers.SenderProcessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Appends each message's entries in one round trip and acknowledges it when Redis has them. */
final class OutgoingChannel {
  private static final Logger LOG = Logger.getLogger(OutgoingChannel.class);

  private final RedisStreamsConnectorOutgoingConfiguration config;
  private final RedisLink link;
  private final ChannelHealth health;

  OutgoingChannel(RedisStreamsConnectorOutgoingConfiguration config, RedisLinks links) {
    this.config = config;
    this.link = links.open();
    this.health = new ChannelHealth(config.getChannel());
    link.generation().subscribe().with(ok -> health.answers(), health::silent);
  }

  Flow.Subscriber<? extends Message<?>> subscriber() {
    SenderProcessor sender = new SenderProcessor(config.getMaxInFlight(), true, this::send);
    return MultiUtils.via(
        sender,
        sent ->
            sent.onFailure()
                .invoke(
                    failure ->
                        LOG.errorf(
                            failure,
                            "channel=%s stopped sending until a restart",
                            config.getChannel())));
  }

  ChannelHealth health() {
    return health;
  }

  void close() {
    link.close();
  }

  private Uni<Void> send(Message<?> message) {
    return Uni.createFrom()
        .item(() -> entries(message))
        .flatMap(this::append)
        .onItemOrFailure()
        .transformToUni(
            (ids, failure) -> failure == null ? sent(message, ids) : nack(message, failure));
  }

  private static Uni<Void> sent(Message<?> message, List<String> ids) {
    OutgoingMessageMetadata.setResultOnMessage(message, ids);
    return Uni.createFrom().completionStage(message.getAck().get());
  }

  private Uni<Void> nack(Message<?> message, Throwable failure) {
    LOG.warnf(
        "channel=%s could not append, the message is rejected: %s",
        config.getChannel(), failure.getMessage());
    return Uni.createFrom().completionStage(message.nack(failure));
  }

  private Uni<List<String>> append(List<Outgoing> entries) {
    return link.batch(entries.stream().map(Commands::add).toList())
        .map(replies -> replies.stream().map(Object::toString).toList())
        .onFailure()
        .invoke(health::failed)
        .onFailure(Failures::passing)
        .retry()
        .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(2))
        .expireIn(config.getRetryFor())
        .invoke(
            () -> {
              health.answers();
              health.works();
            });
  }

  private List<Outgoing> entries(Message<?> message) {
    var metadata = message.getMetadata(OutgoingRedisStreamMetadata.class);
    String stream =
        metadata.flatMap(OutgoingRedisStreamMetadata::stream).or(config::getStream).orElse(null);
    long maxlen =
        metadata
            .map(OutgoingRedisStreamMetadata::maxlen)
            .filter(java.util.OptionalLong::isPresent)
            .map(java.util.OptionalLong::getAsLong)
            .orElse(config.getMaxlen());
    List<Outgoing> entries = new ArrayList<>();
    if (message.getPayload() instanceof Iterable<?> many) {
      many.forEach(one -> entries.add(entry(one, stream, maxlen)));
    } else {
      entries.add(entry(message.getPayload(), stream, maxlen));
    }
    return entries;
  }

  private Outgoing entry(Object payload, String stream, long maxlen) {
    return switch (payload) {
      case Outgoing ready -> ready;
      case StreamEntry entry ->
          new Outgoing(stream == null ? entry.stream() : stream, entry.fields(), maxlen);
      case Map<?, ?> fields -> new Outgoing(target(stream), text(fields), maxlen);
      case String body -> new Outgoing(target(stream), Map.of(StreamEntry.BODY, body), maxlen);
      case null, default ->
          throw new IllegalArgumentException(
              "Channel %s sends Outgoing, StreamEntry, Map and String, not %s"
                  .formatted(config.getChannel(), payload == null ? null : payload.getClass()));
    };
  }

  private String target(String stream) {
    if (stream == null) {
      throw new IllegalArgumentException(
          "Set mp.messaging.outgoing.%s.stream, or a stream in the message's metadata"
              .formatted(config.getChannel()));
    }
    return stream;
  }

  private static Map<String, String> text(Map<?, ?> fields) {
    Map<String, String> text = new java.util.LinkedHashMap<>();
    fields.forEach((name, value) -> text.put(String.valueOf(name), String.valueOf(value)));
    return text;
  }
}
