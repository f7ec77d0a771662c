package dev.autodev.dashboard.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.control.OutsideAccount;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Asks a provider of logins who somebody is. What it says is only good for a login of our own: no
 * other path knows its tokens, so that sessions, cookies and refusals are those of everybody.
 */
@ApplicationScoped
public class SingleSignOn {
  /** Where people leave for the provider, and where they come back. */
  public static final String PATH = "/login/oidc";

  private static final Logger LOG = Logger.getLogger(SingleSignOn.class);
  private static final String FAILED = "autodev.signon.failed";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OidcAccess oidc;
  private final AccessConfig access;
  private final Instance<OidcAuthenticationMechanism> mechanism;
  private final Instance<OidcSession> session;

  SingleSignOn(
      OidcAccess oidc,
      AccessConfig access,
      Instance<OidcAuthenticationMechanism> mechanism,
      Instance<OidcSession> session) {
    this.oidc = oidc;
    this.access = access;
    this.mechanism = mechanism;
    this.session = session;
  }

  /** What the link to it says; empty: there is none. */
  public Optional<String> label() {
    return oidc.issuer().isPresent() && access.asksForLogin() && mechanism.isResolvable()
        ? Optional.of(oidc.label())
        : Optional.empty();
  }

  boolean serves(RoutingContext exchange) {
    return PATH.equals(exchange.normalizedPath()) && label().isPresent();
  }

  /** Who came back; nobody who did not, or whose answer does not hold. */
  Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
    return mechanism
        .get()
        .authenticate(exchange, providers)
        .onFailure(e -> !(e instanceof AuthenticationRedirectException))
        .recoverWithItem(
            e -> {
              LOG.warnf(
                  "a login by %s failed (%s); who tried is told so", issuer(), e.getMessage());
              exchange.put(FAILED, true);
              return null;
            });
  }

  /** Whether the answer with which somebody came back does not hold. */
  public boolean failed(RoutingContext exchange) {
    return Boolean.TRUE.equals(exchange.get(FAILED));
  }

  /** The way to the provider. */
  public Uni<ChallengeData> way(RoutingContext exchange) {
    return mechanism.get().getChallenge(exchange);
  }

  /** Whom the provider vouches for, if anybody came back; what it left in the browser goes. */
  public Uni<Optional<OutsideAccount>> account(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? session.get().logout().map(gone -> Optional.of(account(token)))
        : Uni.createFrom().item(Optional.empty());
  }

  private OutsideAccount account(JsonWebToken verified) {
    String payload = verified.getRawToken().split("\\.")[1];
    try {
      return new ClaimedAccess(oidc)
          .of(
              JSON.readTree(
                  new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a verified token is no JSON", e);
    }
  }

  private String issuer() {
    return oidc.issuer().map(Object::toString).orElse("");
  }
}
