package dev.autodev.oidcsim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Codes that were handed out: each is good once, for who asked for it. */
final class Grants {
  private final Map<String, Grant> open = new ConcurrentHashMap<>();

  /** What a code stands for. */
  record Grant(Account account, String redirectUri, String nonce, String challenge) {
    boolean isFor(Form asked) {
      return redirectUri.equals(asked.get("redirect_uri"))
          && challenge.equals(sha256(asked.get("code_verifier")));
    }
  }

  String code(Grant grant) {
    String code = UUID.randomUUID().toString();
    open.put(code, grant);
    return code;
  }

  Optional<Grant> redeem(Form asked) {
    return Optional.ofNullable(open.remove(asked.get("code"))).filter(grant -> grant.isFor(asked));
  }

  private static String sha256(String verifier) {
    try {
      return Tokens.encoded(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
