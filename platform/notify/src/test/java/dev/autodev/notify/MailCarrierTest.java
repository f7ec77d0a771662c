package dev.autodev.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.ChannelSpec.Tls;
import dev.autodev.control.notify.Handed;
import dev.autodev.control.notify.Recipient;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real mail server on this machine. */
@Timeout(90)
class MailCarrierTest {
  private static final Recipient ADA = new Recipient("ada@example.org", Optional.of("ada"));

  private final Vertx vertx = Vertx.vertx();
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
          });
  private final MailCarrier carrier = new MailCarrier(vertx, Optional.empty());

  @BeforeEach
  void start() {
    server.setUser("ada@example.org", "swarm", "right password");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Handed send(Tls tls, int port, Optional<String> password) {
    ChannelSpec.Mail spec =
        new ChannelSpec.Mail(
            new ChannelSpec.Server("127.0.0.1", port, tls),
            password.map(given -> "swarm"),
            password.map(given -> "SWARM_SECRET_MAIL"),
            "swarm@example.org",
            List.of(ADA));
    return carrier.send(spec, password, ADA, Letters.gate()).await().atMost(Duration.ofMinutes(1));
  }

  private int plain() {
    return server.getSmtp().getPort();
  }

  @Test
  void aLetterArrivesWithItsLinksUnderTheSameIdEachTime() throws Exception {
    assertThat(send(Tls.NONE, plain(), Optional.of("right password")))
        .isEqualTo(new Handed.Taken());
    assertThat(send(Tls.NONE, plain(), Optional.empty())).isEqualTo(new Handed.Taken());

    assertThat(server.waitForIncomingEmail(10_000, 2)).isTrue();
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject())
        .isEqualTo("[Auto-Dev] Reminder: %s (and 2 more)", Letters.HOSTILE);
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(ADA.address());
    assertThat(server.getReceivedMessages())
        .extracting(MimeMessage::getMessageID)
        .containsOnly("<msg_1@example.org>");
    assertThat(mail.isMimeType("text/plain")).isTrue();
    assertThat(String.valueOf(mail.getContent()))
        .contains(
            "bound to abc",
            "Approve:     https://swarm.example.org/links/t/approve",
            "Reject:      https://swarm.example.org/links/t/reject",
            "https://swarm.example.org/approvals/01g",
            "and 2 more");
  }

  @Test
  void aWrongPasswordIsRefusedForGoodAndNamedNowhere() {
    assertThat(send(Tls.NONE, plain(), Optional.of("wrong password")))
        .isInstanceOfSatisfying(
            Handed.Never.class,
            never ->
                assertThat(never.reason())
                    .startsWith("the mail server refuses")
                    .doesNotContain("wrong password"));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void whatCannotBeEncryptedOrTrustedIsNotSentInTheOpen() {
    assertThat(send(Tls.STARTTLS, plain(), Optional.of("right password")))
        .isInstanceOf(Handed.NotNow.class);
    assertThat(send(Tls.TLS, server.getSmtps().getPort(), Optional.of("right password")))
        .isInstanceOf(Handed.NotNow.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() {
    int port = plain();
    server.stop();
    assertThat(send(Tls.NONE, port, Optional.empty())).isInstanceOf(Handed.NotNow.class);
  }
}
