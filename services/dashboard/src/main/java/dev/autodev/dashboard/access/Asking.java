package dev.autodev.dashboard.access;

import dev.autodev.control.Access;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who asks in this request, and what they may do. */
@RequestScoped
public class Asking {
  static final String PRINCIPAL = "autodev.principal";
  static final String LOCAL = "autodev.local";
  static final String TOKEN = "autodev.token";

  private final SecurityIdentity identity;

  Asking(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * By the name of the login; where none is asked for, by the one they give.
   *
   * @param named what the request says; it cannot put another name in place of a login's
   */
  public Principal by(Optional<String> named) {
    Principal known = identity.getAttribute(PRINCIPAL);
    if (known == null) {
      throw new ControlPlaneException.Unknown("Nobody is logged in; log in, or show a token");
    }
    return isLocal()
        ? named.filter(text -> !text.isBlank()).map(Principal::human).orElse(known)
        : known;
  }

  /** Whether it is a program or browser of this machine that needs no login. */
  public boolean isLocal() {
    return Boolean.TRUE.equals(identity.getAttribute(LOCAL));
  }

  /** Whether they may do that. */
  public boolean may(Access access) {
    return identity.hasRole(access.wireName());
  }

  /** Name of who asks, for the page's head; empty: nobody. */
  public String name() {
    Principal known = identity.getAttribute(PRINCIPAL);
    return known == null || isLocal() ? "" : known.name();
  }

  /** The login or token that was shown. */
  public Optional<String> token() {
    return Optional.ofNullable(identity.<String>getAttribute(TOKEN));
  }
}
