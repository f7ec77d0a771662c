package dev.autodev.dashboard.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;

/** Where a browser keeps its login: out of reach of scripts, and of pages from elsewhere. */
@ApplicationScoped
public class LoginCookie {
  private static final String NAME = "autodev_login";

  private final AccessConfig config;

  LoginCookie(AccessConfig config) {
    this.config = config;
  }

  static Optional<String> in(RoutingContext exchange) {
    return Optional.ofNullable(exchange.request().getCookie(NAME)).map(cookie -> cookie.getValue());
  }

  /** How long a login lasts. */
  public Duration lasts() {
    return config.loginLasts();
  }

  /** Keeps a login as long as that lasts. */
  public NewCookie of(String secret) {
    return cookie(secret, (int) lasts().toSeconds());
  }

  /** Forgets it. */
  public NewCookie gone() {
    return cookie("", 0);
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(config.url().filter(url -> "https".equals(url.getScheme())).isPresent())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
