package dev.autodev.streams.outgoing;

import dev.autodev.streams.link.Addition;
import dev.autodev.streams.link.Additions;
import dev.autodev.streams.link.Failures;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.RedisLinks;
import dev.autodev.streams.settings.OutgoingSettings;
import dev.autodev.streams.tracing.OutgoingTrace;
import dev.autodev.streams.watch.ChannelHealth;
import dev.autodev.streams.watch.ChannelMeters;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import io.smallrye.reactive.messaging.providers.helpers.SenderProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Appends each message's entries in one round trip and acknowledges it when Redis has them. */
public final class OutgoingChannel {
  private static final Logger LOG = Logger.getLogger(OutgoingChannel.class);
  private static final String APPENDING = "appending";

  private final OutgoingSettings settings;
  private final Payloads payloads;
  private final RedisLink link;
  private final ChannelHealth health;
  private final ChannelMeters meters;

  /** What the application adds to the channel. */
  public record Custom(OutgoingTrace trace, Function<Object, String> json, Clock clock) {}

  public OutgoingChannel(
      OutgoingSettings settings, Custom custom, RedisLinks links, ChannelHealth health) {
    this.settings = settings;
    this.payloads = new Payloads(settings, custom.trace, custom.json, custom.clock);
    this.link = links.open(settings.client());
    this.health = health;
    this.meters = new ChannelMeters(settings.channel());
    link.generation()
        .subscribe()
        .with(ok -> health.answers(), failure -> health.silent(Failures.told(failure)));
  }

  public Flow.Subscriber<? extends Message<?>> subscriber() {
    SenderProcessor sender =
        new SenderProcessor(settings.sending().maxInFlight(), true, this::send);
    return MultiUtils.via(
        sender,
        sent ->
            sent.onFailure()
                .invoke(
                    failure ->
                        LOG.errorf(
                            failure,
                            "channel=%s stopped sending until a restart",
                            settings.channel())));
  }

  public ChannelHealth health() {
    return health;
  }

  public void close() {
    link.close();
  }

  private Uni<Void> send(Message<?> message) {
    return Uni.createFrom()
        .item(() -> payloads.entries(message))
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
        settings.channel(), Failures.told(failure));
    meters.refused(settings.stream().orElse("none"));
    return Uni.createFrom().completionStage(message.nack(failure));
  }

  private Uni<List<String>> append(List<Addition> entries) {
    return new Additions(entries)
        .over(link)
        .onFailure()
        .invoke(failure -> health.failed(APPENDING, Failures.told(failure)))
        .onFailure(Failures::passing)
        .retry()
        .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(2))
        .expireIn(settings.sending().retryFor().toMillis())
        .invoke(
            () -> {
              health.answers();
              health.works(APPENDING);
              entries.forEach(entry -> meters.appended(entry.stream()));
            });
  }
}
