package dev.autodev.control.notify.link;

import dev.autodev.control.notify.NotifyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs links with a key that the database does not have. */
@ApplicationScoped
class LinkKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject NotifyConfig config;

  private volatile Optional<byte[]> key = Optional.empty();

  /** For the end of a link; the same text gets the same. */
  String sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("links cannot be signed", e);
    }
  }

  boolean signed(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] key() {
    if (key.isEmpty()) {
      key = Optional.of(config.linkKey().orElseGet(this::kept).getBytes(StandardCharsets.UTF_8));
      if (key.get().length < LEAST) {
        key = Optional.empty();
        throw new IllegalStateException(
            "swarm.notify.link-key is shorter than %d characters; give a longer one"
                .formatted(LEAST));
      }
    }
    return key.get();
  }

  /** Of two that make it at once, the first one's file stays. */
  private String kept() {
    Path file = config.data().resolve("secrets").resolve("link-key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    byte[] bits = new byte[LEAST];
    RANDOM.nextBytes(bits);
    Path young =
        Files.createTempFile(
            file.getParent(),
            "link-key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(young, HexFormat.of().formatHex(bits));
      Files.createLink(file, young);
    } catch (FileAlreadyExistsException e) {
      // The other one's key holds.
    } finally {
      Files.deleteIfExists(young);
    }
  }
}
