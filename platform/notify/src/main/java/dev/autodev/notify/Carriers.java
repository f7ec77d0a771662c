package dev.autodev.notify;

import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.Channels;
import dev.autodev.control.notify.Handed;
import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.Recipient;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Each channel's way out. */
@Singleton
class Carriers implements Channels {
  private final ChannelSecrets secrets;
  private final MailCarrier mail;
  private final Hook hook;
  private final Clock clock;

  Carriers(ChannelSecrets secrets, MailCarrier mail, Hook hook, Clock clock) {
    this.secrets = secrets;
    this.mail = mail;
    this.hook = hook;
    this.clock = clock;
  }

  @Override
  public Uni<Handed> send(ChannelSpec channel, Recipient to, Letter letter) {
    return switch (channel) {
      case ChannelSpec.Mail spec ->
          spec.secret().isEmpty()
              ? mail.send(spec, Optional.empty(), to, letter)
              : opened(spec, secret -> mail.send(spec, Optional.of(secret), to, letter));
      case ChannelSpec.Slack spec -> chat(spec, SlackMessage.of(letter));
      case ChannelSpec.Teams spec -> chat(spec, TeamsMessage.of(letter));
      case ChannelSpec.Webhook spec -> opened(spec, secret -> signed(spec.url(), secret, letter));
    };
  }

  private Uni<Handed> chat(ChannelSpec spec, Object message) {
    return opened(
        spec,
        secret ->
            Hook.address(secret)
                .map(address -> hook.post(address, Json.write(message), Map.of()))
                .orElseGet(() -> never("its secret is no https address")));
  }

  private Uni<Handed> signed(URI url, String secret, Letter letter) {
    String body = Json.write(WebhookMessage.of(letter));
    long now = clock.instant().getEpochSecond();
    return hook.post(
        url,
        body,
        Map.of(
            "webhook-id", letter.id(),
            "webhook-timestamp", Long.toString(now),
            "webhook-signature", Signature.of(secret, letter.id(), now, body)));
  }

  private Uni<Handed> opened(ChannelSpec spec, Function<String, Uni<Handed>> send) {
    return spec.secret()
        .flatMap(secrets::of)
        .map(send)
        .orElseGet(() -> never(spec.secret().orElse("its secret") + " is not set"));
  }

  private static Uni<Handed> never(String reason) {
    return Uni.createFrom().item(new Handed.Never(reason));
  }
}
