package dev.autodev.dashboard;

import dev.autodev.control.AccessTokens;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewToken;
import dev.autodev.control.People;
import dev.autodev.control.view.PersonView;
import dev.autodev.control.view.TokenView;
import dev.autodev.dashboard.access.AccessConfig;
import dev.autodev.dashboard.access.Asking;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.access.SetupToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/login}: a terminal logs in and out; the first person of all is made here. */
@Path("/api")
@Tag(name = "access")
@Consumes(MediaType.APPLICATION_JSON)
public class LoginResource {
  private final People people;
  private final AccessTokens tokens;
  private final SetupToken setup;
  private final AccessConfig config;
  private final Asking asking;

  LoginResource(
      People people, AccessTokens tokens, SetupToken setup, AccessConfig config, Asking asking) {
    this.people = people;
    this.tokens = tokens;
    this.setup = setup;
    this.config = config;
    this.asking = asking;
  }

  @POST
  @PermitAll
  @Path("login")
  @Operation(summary = "Log in by name and password; the secret is a token, shown this once")
  public Uni<NewToken> login(String text, HttpServerRequest request) {
    Body body = Body.of(text);
    return people.login(
        body.needed("name"),
        body.needed("password"),
        request.remoteAddress().hostAddress(),
        config.loginLasts());
  }

  @POST
  @RolesAllowed(Rights.VIEWER)
  @Path("logout")
  @Operation(summary = "End the login, or the token, that this request shows")
  public Uni<TokenView> logout() {
    String token =
        asking
            .token()
            .orElseThrow(
                () ->
                    new ControlPlaneException.Conflict(
                        "There is no login to end: this dashboard asks for none", "loopback"));
    return tokens.revoke(token, asking.by(Optional.empty()));
  }

  @POST
  @PermitAll
  @Path("setup")
  @Operation(summary = "Make the first person, an admin, with the setup token")
  public Uni<PersonView> setup(String text) {
    Body body = Body.of(text);
    if (!setup.matches(body.needed("token"))) {
      throw new ControlPlaneException.Unknown(
          "That is not the setup token; the dashboard's log says where it is");
    }
    return people
        .addFirst(body.needed("name"), body.needed("password"))
        .invoke(first -> setup.used());
  }
}
