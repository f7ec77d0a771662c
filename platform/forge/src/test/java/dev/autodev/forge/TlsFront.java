package dev.autodev.forge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** TLS in front of a server that speaks none, by a certificate that nobody knows. */
final class TlsFront implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SSLServerSocket door;
  private final URI behind;
  private final Path certificate;

  private TlsFront(SSLServerSocket door, URI behind, Path certificate) {
    this.door = door;
    this.behind = behind;
    this.certificate = certificate;
  }

  static TlsFront of(URI behind, Path folder) {
    try {
      String lock = UUID.randomUUID().toString();
      Path keys = folder.resolve("keys.p12");
      make(keys, lock);
      KeyStore store = KeyStore.getInstance(keys.toFile(), lock.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, lock.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      SSLServerSocket door =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      TlsFront front = new TlsFront(door, behind, pem(store.getCertificate("forge"), folder));
      front.threads.execute(front::serve);
      return front;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no TLS", e);
    }
  }

  private static void make(Path keys, String lock) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "forge",
            "-keyalg",
            "EC",
            "-dname",
            "CN=forge",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            keys.toString(),
            "-storepass",
            lock);
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool made no key");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Path pem(Certificate certificate, Path folder)
      throws IOException, GeneralSecurityException {
    String text =
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
    return Files.writeString(folder.resolve("authority.pem"), text);
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + door.getLocalPort());
  }

  /** Its certificate in PEM. */
  Path certificate() {
    return certificate;
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket in = door.accept();
        Socket out = new Socket(behind.getHost(), behind.getPort());
        threads.execute(() -> pump(in, out));
        threads.execute(() -> pump(out, in));
      } catch (IOException e) {
        // The next one may come through, unless the door is shut.
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // Either end may go.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the door does not shut", e);
    }
    threads.shutdownNow();
  }
}
