package dev.autodev.control.notify.send;

import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.Channels;
import dev.autodev.control.notify.Handed;
import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.NotifyConfig;
import dev.autodev.control.notify.NotifySection;
import dev.autodev.control.notify.NotifySettings;
import dev.autodev.control.notify.Recipient;
import dev.autodev.settings.LiveSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sends what is due: at least once, under the same id each time. */
@ApplicationScoped
public class Sender {
  private static final Logger LOG = Logger.getLogger(Sender.class);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  @Inject Outbox outbox;
  @Inject LetterWriter writer;
  @Inject Instance<Channels> channels;
  @Inject LiveSettings settings;
  @Inject NotifyConfig config;
  @Inject Clock clock;

  /** One look; answers when what was due is handed over and marked. */
  public Uni<Void> tick() {
    return channels.isUnsatisfied()
        ? Uni.createFrom().voidItem()
        : outbox.lease().chain(this::sendAll);
  }

  private Uni<Void> sendAll(List<Leased> leased) {
    NotifySettings now = NotifySection.now(settings);
    return leased.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join()
            .all(leased.stream().map(message -> send(message, now)).toList())
            .andCollectFailures()
            .replaceWithVoid();
  }

  private Uni<Void> send(Leased message, NotifySettings now) {
    Optional<ChannelSpec> channel = Optional.ofNullable(now.channels().get(message.channel()));
    Optional<Recipient> to =
        channel.flatMap(
            spec ->
                spec.recipients().stream()
                    .filter(one -> one.address().equals(message.recipient()))
                    .findFirst());
    if (channel.isEmpty() || to.isEmpty()) {
      return dead(message, "settings.yaml has no such channel or recipient any more");
    }
    return writer
        .write(message, to.get(), now.waits().links())
        .chain(
            letter ->
                letter.isEmpty()
                    ? outbox.dropped(message)
                    : handed(message, channel.get(), to.get(), letter.get(), now));
  }

  private Uni<Void> handed(
      Leased message, ChannelSpec channel, Recipient to, Letter letter, NotifySettings now) {
    return channels
        .get()
        .send(channel, to, letter)
        .chain(
            handed ->
                switch (handed) {
                  case Handed.Taken taken -> outbox.sent(message);
                  case Handed.Slower slower ->
                      outbox.slower(message, clock.instant().plus(slower.pause()), slower.reason());
                  case Handed.Never never -> dead(message, never.reason());
                  case Handed.NotNow later -> later(message, letter, later.reason(), now);
                });
  }

  private Uni<Void> later(Leased message, Letter letter, String reason, NotifySettings now) {
    if (message.attempt() >= config.tries()) {
      return dead(message, "given up after %d tries: %s".formatted(message.attempt(), reason));
    }
    Instant next = now.opens(letter.urgency(), clock.instant().plus(backOff(message.attempt())));
    LOG.warnf(
        "message=%s channel=%s not sent, tried again at %s: %s",
        message.id(), message.channel(), next, reason);
    return outbox.again(message, next, reason);
  }

  private Duration backOff(int attempt) {
    Duration wait = config.backOff().multipliedBy(1L << Math.min(20, attempt - 1));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Uni<Void> dead(Leased message, String reason) {
    LOG.errorf(
        "message=%s channel=%s not sent, needs a person (claude-swarm notifications retry): %s",
        message.id(), message.channel(), reason);
    return outbox.dead(message, reason);
  }
}
