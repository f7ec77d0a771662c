package dev.autodev.dashboard.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Our provider of logins, for the one path at which people come back from it; none elsewhere. */
@ApplicationScoped
class ProviderTenant implements TenantConfigResolver {
  private static final OidcTenantConfig NONE =
      OidcTenantConfig.builder().tenantId("none").disableTenant().build();

  private final OidcAccess oidc;
  private final AccessConfig access;

  ProviderTenant(OidcAccess oidc, AccessConfig access) {
    this.oidc = oidc;
    this.access = access;
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext exchange, OidcRequestContext<OidcTenantConfig> context) {
    boolean ours =
        oidc.issuer().isPresent()
            && access.asksForLogin()
            && SingleSignOn.PATH.equals(exchange.normalizedPath());
    return Uni.createFrom().item(() -> ours ? tenant() : NONE);
  }

  /** PKCE and a nonce bind the answer to the question, the cookies to this path. */
  private OidcTenantConfig tenant() {
    boolean https = access.url().filter(url -> "https".equals(url.getScheme())).isPresent();
    var tenant =
        OidcTenantConfig.builder()
            .tenantId("provider")
            .enableTenant()
            .applicationType(ApplicationType.WEB_APP)
            .authServerUrl(oidc.issuer().orElseThrow().toString())
            .clientId(oidc.clientId())
            .authentication()
            .redirectPath(SingleSignOn.PATH)
            .restorePathAfterRedirect()
            .scopes(oidc.scopes())
            .cookiePath(SingleSignOn.PATH)
            .cookieForceSecure(https)
            .forceRedirectHttpsScheme(https)
            .pkceRequired()
            .nonceRequired()
            .end()
            .tokenStateManager()
            .strategy(Strategy.ID_TOKEN)
            .end();
    oidc.secret()
        .filter(secret -> !secret.isBlank())
        .ifPresent(secret -> tenant.credentials(secret));
    return tenant.build();
  }
}
