package dev.autodev.notify;

import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.ChannelSpec.Tls;
import dev.autodev.control.notify.Handed;
import dev.autodev.control.notify.Letter;
import dev.autodev.control.notify.NotifyConfig;
import dev.autodev.control.notify.Recipient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Hands letters to a mail server, over a connection of their own: there are few of them. */
@Singleton
class MailCarrier {
  private static final Duration CONNECTS = Duration.ofSeconds(5);
  private static final Duration ANSWERS = Duration.ofSeconds(20);
  private static final int LONGEST_REASON = 300;

  private final Vertx vertx;
  private final Optional<Path> trusted;

  @Inject
  MailCarrier(Vertx vertx, NotifyConfig config) {
    this(vertx, config.mailTrust());
  }

  /** With the certificates of these authorities; empty: those that Java knows. */
  MailCarrier(Vertx vertx, Optional<Path> trusted) {
    this.vertx = vertx;
    this.trusted = trusted;
  }

  /** Never fails. */
  Uni<Handed> send(ChannelSpec.Mail spec, Optional<String> password, Recipient to, Letter letter) {
    MailClient client = MailClient.create(vertx, config(spec, password));
    return Uni.createFrom()
        .completionStage(() -> client.sendMail(message(spec, to, letter)).toCompletionStage())
        .<Handed>map(sent -> new Handed.Taken())
        .ifNoItem()
        .after(ANSWERS)
        .recoverWithItem(new Handed.NotNow("the mail server has not answered in 20 s"))
        .onFailure()
        .recoverWithItem(MailCarrier::refused)
        .onTermination()
        .invoke(client::close);
  }

  private static Handed refused(Throwable e) {
    String said = String.valueOf(e.getMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ");
    String reason = said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) + "…" : said;
    return e instanceof SMTPException answer && answer.isPermanent()
        ? new Handed.Never("the mail server refuses: " + reason)
        : new Handed.NotNow("the mail server takes nothing now: " + reason);
  }

  private MailConfig config(ChannelSpec.Mail spec, Optional<String> password) {
    ChannelSpec.Server server = spec.server();
    MailConfig config =
        new MailConfig()
            .setHostname(server.host().replaceAll("[\\[\\]]", ""))
            .setPort(server.port())
            .setSsl(server.tls() == Tls.TLS)
            .setStarttls(
                server.tls() == Tls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
            .setLogin(LoginOption.DISABLED)
            .setKeepAlive(false);
    config.setConnectTimeout((int) CONNECTS.toMillis());
    // The name is verified by itself; an algorithm that is named switches it off.
    trusted.ifPresent(
        file -> config.setPemTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
    spec.login()
        .ifPresent(
            login ->
                config
                    .setLogin(LoginOption.REQUIRED)
                    .setUsername(login)
                    .setPassword(password.orElse("")));
    return config;
  }

  /** A second copy of it has the same id, by which readers of mail put them together. */
  private static MailMessage message(ChannelSpec.Mail spec, Recipient to, Letter letter) {
    String domain = spec.from().substring(spec.from().indexOf('@') + 1);
    return new MailMessage(
            spec.from(), to.address(), MailText.subject(letter), MailText.body(letter))
        .addHeader("Message-ID", "<" + letter.id() + "@" + domain + ">")
        .addHeader("Auto-Submitted", "auto-generated");
  }
}
