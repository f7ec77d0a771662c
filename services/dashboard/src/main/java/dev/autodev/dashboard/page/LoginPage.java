package dev.autodev.dashboard.page;

import dev.autodev.control.AccessTokens;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.People;
import dev.autodev.dashboard.ToLogin;
import dev.autodev.dashboard.access.Asking;
import dev.autodev.dashboard.access.LoginCookie;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.access.SingleSignOn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where a browser logs in and out. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class LoginPage {
  private static final int UNAUTHORIZED = 401;

  private final People people;
  private final AccessTokens tokens;
  private final LoginCookie cookie;
  private final Asking asking;
  private final SingleSignOn signOn;

  LoginPage(
      People people, AccessTokens tokens, LoginCookie cookie, Asking asking, SingleSignOn signOn) {
    this.people = people;
    this.tokens = tokens;
    this.signOn = signOn;
    this.cookie = cookie;
    this.asking = asking;
  }

  /** A provider of logins, and the link to it. */
  public record Way(String label, String address) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance login(
        String next, String problem, boolean asked, @Nullable Way way);
  }

  @GET
  @PermitAll
  @Path("login")
  public TemplateInstance show(@RestQuery Optional<String> next) {
    return page(ToLogin.back(next.orElse("/")), "");
  }

  @POST
  @PermitAll
  @Path("login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> login(
      @RestForm Optional<String> name,
      @RestForm Optional<String> password,
      @RestForm Optional<String> next,
      HttpServerRequest request) {
    String back = ToLogin.back(next.orElse("/"));
    return people
        .login(
            Query.given(name).orElse(""),
            password.orElse(""),
            request.remoteAddress().hostAddress(),
            cookie.lasts())
        .map(login -> To.page(back, cookie.of(login.secret())))
        .onFailure(ControlPlaneException.Unknown.class)
        .recoverWithItem(
            refused ->
                Response.status(UNAUTHORIZED)
                    .entity(page(back, String.valueOf(refused.getMessage())))
                    .build());
  }

  private TemplateInstance page(String next, String problem) {
    return Templates.login(next, problem, !asking.isLocal(), way(next));
  }

  private @Nullable Way way(String next) {
    Query query = new Query().with("next", Optional.of(next));
    return signOn
        .label()
        .map(label -> new Way(label, query.address(SingleSignOn.PATH)))
        .orElse(null);
  }

  @POST
  @RolesAllowed(Rights.VIEWER)
  @Path("logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> logout() {
    return asking
        .token()
        .map(token -> tokens.revoke(token, asking.by(Optional.empty())).replaceWithVoid())
        .orElseGet(() -> Uni.createFrom().voidItem())
        .map(ended -> To.page("/login", cookie.gone()));
  }
}
