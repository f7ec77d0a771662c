package dev.autodev.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.autodev.control.notify.ChannelSpec;
import dev.autodev.control.notify.ChannelSpec.Tls;
import dev.autodev.control.notify.Handed;
import dev.autodev.control.notify.Recipient;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that shows a certificate which was made for this test. */
@Timeout(90)
class MailTlsTest {
  private static final Recipient ADA = new Recipient("ada@example.org", Optional.of("ada"));
  private static final String PASSWORD = "changeit";
  private static final String STORE = "greenmail.tls.keystore.file";
  private static final String STORE_PASSWORD = "greenmail.tls.keystore.password";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    System.clearProperty(STORE);
    System.clearProperty(STORE_PASSWORD);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Makes a key and a certificate for a server of that name, and answers the certificate. */
  private Path certified(String subject) throws Exception {
    Path store = folder.resolve("mail.p12");
    Path certificate = folder.resolve("mail.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "mail",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=mail",
        "-ext",
        "SAN=" + subject,
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "mail",
        "-keystore",
        store.toString(),
        "-file",
        certificate.toString());
    System.setProperty(STORE, store.toString());
    System.setProperty(STORE_PASSWORD, PASSWORD);
    return certificate;
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private Handed send(Optional<Path> trusted, int port) {
    ChannelSpec.Mail spec =
        new ChannelSpec.Mail(
            new ChannelSpec.Server("127.0.0.1", port, Tls.TLS),
            Optional.of("swarm"),
            Optional.of("SWARM_SECRET_MAIL"),
            "swarm@example.org",
            List.of(ADA));
    return new MailCarrier(vertx, trusted)
        .send(spec, Optional.of("right password"), ADA, Letters.gate())
        .await()
        .atMost(Duration.ofMinutes(1));
  }

  private static GreenMail server() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    server.setUser("ada@example.org", "swarm", "right password");
    server.start();
    return server;
  }

  @Test
  void aServerWhoseCertificateIsTrustedGetsTheLetterAndTheLogin() throws Exception {
    Path certificate = certified("ip:127.0.0.1");
    GreenMail server = server();
    try {
      int port = server.getSmtps().getPort();
      assertThat(send(Optional.of(certificate), port)).isEqualTo(new Handed.Taken());
      assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();

      assertThat(send(Optional.empty(), port)).isInstanceOf(Handed.NotNow.class);
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  @Test
  void aTrustedCertificateOfAnotherServerIsNotEnough() throws Exception {
    Path certificate = certified("dns:mail.example.org");
    GreenMail server = server();
    try {
      assertThat(send(Optional.of(certificate), server.getSmtps().getPort()))
          .isInstanceOf(Handed.NotNow.class);
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }
}
