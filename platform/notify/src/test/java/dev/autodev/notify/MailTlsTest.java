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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that shows a certificate which was made for this test. */
@Timeout(90)
class MailTlsTest {
  private static final Recipient ADA = new Recipient("ada@example.org", Optional.of("ada"));
  private static final String HOST = "127.0.0.1";
  private static final String PASSWORD = "changeit";
  private static final String STORE = "greenmail.tls.keystore.file";
  private static final String STORE_PASSWORD = "greenmail.tls.keystore.password";

  @TempDir static Path folder;

  private static Path certificate = Path.of("mail.pem");

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @AfterAll
  static void forget() {
    System.clearProperty(STORE);
    System.clearProperty(STORE_PASSWORD);
  }

  /** One for all: the server reads its key once in a process. */
  @BeforeAll
  static void certify() throws Exception {
    Path store = folder.resolve("mail.p12");
    certificate = folder.resolve("mail.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "mail",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=mail",
        "-ext",
        "SAN=ip:127.0.0.1",
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

  private Handed send(Optional<Path> trusted, String host, int port) {
    ChannelSpec.Mail spec =
        new ChannelSpec.Mail(
            new ChannelSpec.Server(host, port, Tls.TLS),
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
    GreenMail server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTPS));
    server.setUser("ada@example.org", "swarm", "right password");
    server.start();
    return server;
  }

  @Test
  void aServerWhoseCertificateIsTrustedGetsTheLetterAndTheLogin() throws Exception {
    GreenMail server = server();
    try {
      int port = server.getSmtps().getPort();
      assertThat(send(Optional.of(certificate), HOST, port)).isEqualTo(new Handed.Taken());
      assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();

      assertThat(send(Optional.empty(), HOST, port)).isInstanceOf(Handed.NotNow.class);
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  @Test
  void aTrustedCertificateOfAnotherServerIsNotEnough() {
    GreenMail server = server();
    try {
      assertThat(send(Optional.of(certificate), "localhost", server.getSmtps().getPort()))
          .isInstanceOf(Handed.NotNow.class);
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }
}
