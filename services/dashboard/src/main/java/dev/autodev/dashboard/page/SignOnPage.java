package dev.autodev.dashboard.page;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewToken;
import dev.autodev.control.OutsideAccount;
import dev.autodev.control.People;
import dev.autodev.dashboard.ToLogin;
import dev.autodev.dashboard.access.LoginCookie;
import dev.autodev.dashboard.access.SingleSignOn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Where a browser leaves for a provider of logins, and comes back with who somebody is. */
@PermitAll
@Path(SingleSignOn.PATH)
@Produces(MediaType.TEXT_HTML)
public class SignOnPage {
  private final SingleSignOn signOn;
  private final People people;
  private final LoginCookie cookie;
  private final SecurityIdentity identity;

  SignOnPage(SingleSignOn signOn, People people, LoginCookie cookie, SecurityIdentity identity) {
    this.signOn = signOn;
    this.people = people;
    this.cookie = cookie;
    this.identity = identity;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance in(String name, String next);
  }

  @GET
  public Uni<Response> show(@RestQuery Optional<String> next, RoutingContext exchange) {
    String label =
        signOn
            .label()
            .orElseThrow(
                () ->
                    new ControlPlaneException.NotFound(
                        "provider of logins", "oidc", "log in with name and password at /login"));
    if (signOn.failed(exchange)) {
      throw new ControlPlaneException.Unknown(
          "The answer of %s did not hold, or it gave none; the log says why. Try again from /login"
              .formatted(label));
    }
    return signOn
        .account(identity)
        .flatMap(
            account ->
                account
                    .map(known -> in(known, ToLogin.back(next.orElse("/")), exchange))
                    .orElseGet(() -> away(exchange)));
  }

  private Uni<Response> away(RoutingContext exchange) {
    return signOn
        .way(exchange)
        .map(
            way -> {
              Response.ResponseBuilder answer = Response.status(way.status);
              way.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
              return answer.build();
            });
  }

  /**
   * A page that goes on by itself: the login's cookie goes with nothing that comes from another
   * site, and a redirect would still count as that.
   */
  private Uni<Response> in(OutsideAccount account, String next, RoutingContext exchange) {
    String from = exchange.request().remoteAddress().hostAddress();
    return people
        .login(account, from, cookie.lasts())
        .map(
            (NewToken login) ->
                Response.ok(Templates.in(login.token().person(), next))
                    .cookie(cookie.of(login.secret()))
                    .header("Refresh", "0; url=" + next)
                    .header("Cache-Control", "no-store")
                    .build());
  }
}
