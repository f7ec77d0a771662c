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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says who asks: the operator of this machine where no login is asked for, else whose login or
 * token it is. Who shows none, or one that does not hold, is nobody, and may do nothing.
 */
@ApplicationScoped
class Doorkeeper implements HttpAuthenticationMechanism {
  private static final String BEARER = "Bearer ";
  private static final int UNAUTHORIZED = 401;
  private static final SecurityIdentity OPERATOR =
      identity(Principal.human("operator"), Access.ADMIN).addAttribute(Asking.LOCAL, true).build();

  private final AccessConfig config;
  private final AccessTokens tokens;

  Doorkeeper(AccessConfig config, AccessTokens tokens) {
    this.config = config;
    this.tokens = tokens;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext exchange, IdentityProviderManager providers) {
    if (!config.asksForLogin()) {
      return Uni.createFrom().item(OPERATOR);
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
