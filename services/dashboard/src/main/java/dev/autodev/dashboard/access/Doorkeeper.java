package dev.autodev.dashboard.access;

import dev.autodev.control.Access;
import dev.autodev.control.AccessTokens;
import dev.autodev.control.Presented;
import dev.autodev.control.Principal;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says who asks: the operator of this machine where no login is asked for, else whose login or
 * token it is. Who shows none, or one that does not hold, is nobody, and may do nothing. It is the
 * only one who says so: a provider of logins is heard at one path, where a login is made of that.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class Doorkeeper implements HttpAuthenticationMechanism {
  private static final String BEARER = "Bearer ";
  private static final int UNAUTHORIZED = 401;
  private static final SecurityIdentity OPERATOR =
      identity(Principal.human("operator"), Access.ADMIN).addAttribute(Asking.LOCAL, true).build();

  private final AccessConfig config;
  private final AccessTokens tokens;
  private final SingleSignOn signOn;

  Doorkeeper(AccessConfig config, AccessTokens tokens, SingleSignOn signOn) {
    this.config = config;
    this.tokens = tokens;
    this.signOn = signOn;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext exchange, IdentityProviderManager providers) {
    if (!config.asksForLogin()) {
      return Uni.createFrom().item(OPERATOR);
    }
    if (signOn.serves(exchange)) {
      return signOn.authenticate(exchange, providers);
    }
    Optional<String> secret = bearer(exchange).or(() -> LoginCookie.in(exchange));
    return secret.isEmpty()
        ? Uni.createFrom().nullItem()
        : tokens
            .present(secret.get())
            .map(presented -> presented.map(Doorkeeper::identity).orElse(null));
  }

  private static Optional<String> bearer(RoutingContext exchange) {
    return Optional.ofNullable(exchange.request().getHeader("Authorization"))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private static SecurityIdentity identity(Presented presented) {
    return identity(presented.principal(), presented.access())
        .addAttribute(Asking.TOKEN, presented.token())
        .build();
  }

  private static QuarkusSecurityIdentity.Builder identity(Principal principal, Access access) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(principal.name()))
        .addRoles(access.all().stream().map(Access::wireName).collect(Collectors.toSet()))
        .addAttribute(Asking.PRINCIPAL, principal);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
    return Uni.createFrom()
        .item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", BEARER.strip()));
  }
}
