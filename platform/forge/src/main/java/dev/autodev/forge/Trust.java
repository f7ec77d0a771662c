package dev.autodev.forge;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Whose word it takes that a forge is what it says: REST and git ask by the same. */
public final class Trust {
  private static final Duration CONNECTS = Duration.ofSeconds(10);
  private static final Trust USUAL = new Trust(Optional.empty(), HttpClient.newBuilder());

  private final Optional<KeyStore> own;
  private final HttpClient client;

  private Trust(Optional<KeyStore> own, HttpClient.Builder client) {
    this.own = own;
    this.client = client.version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTS).build();
  }

  /** That of the authorities which Java knows. */
  public static Trust usual() {
    return USUAL;
  }

  /**
   * That of these authorities alone.
   *
   * @param certificates a file with theirs in PEM
   * @param setting by which it was given, for the error
   */
  static Trust of(Path certificates, String setting) {
    try (InputStream in = Files.newInputStream(certificates)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new GeneralSecurityException("there is none in it");
      }
      KeyStore authorities = authorities(found);
      HttpClient.Builder client = HttpClient.newBuilder().sslContext(context(authorities));
      return new Trust(Optional.of(authorities), client);
    } catch (IOException | GeneralSecurityException e) {
      throw new ForgeException(
          "%s: %s holds no certificates in PEM that can be read (%s); name a file with those of the forge's authority, or leave it out"
              .formatted(setting, certificates, e),
          e);
    }
  }

  private static KeyStore authorities(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    authorities.load(null, null);
    for (Certificate certificate : certificates) {
      authorities.setCertificateEntry("authority-" + authorities.size(), certificate);
    }
    return authorities;
  }

  private static SSLContext context(KeyStore authorities) throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** What to do where it was not given; empty: the cause is another one. */
  public static Optional<String> remedy(Throwable cause) {
    return cause instanceof SSLException
        ? Optional.of(
            "name the certificates of its authority in PEM (SWARM_FORGES_GITLAB_TRUST or"
                + " SWARM_FORGES_GITHUB_TRUST) and start again")
        : Optional.empty();
  }

  /** Of these authorities alone; empty: those that Java knows. */
  public Optional<KeyStore> own() {
    return own;
  }

  /** Asks by it. */
  HttpClient client() {
    return client;
  }
}
