package dev.autodev.dashboard;

import dev.autodev.control.Access;
import dev.autodev.control.AccessTokens;
import dev.autodev.control.NewToken;
import dev.autodev.control.view.TokenView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/tokens}: what programs show in place of a login. */
@Path("/api/tokens")
@Tag(name = "access")
@RolesAllowed(Rights.VIEWER)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {
  private static final int DAYS = 30;

  private final TokenDesk desk;
  private final Caller caller;

  TokensResource(TokenDesk desk, Caller caller) {
    this.desk = desk;
    this.caller = caller;
  }

  public record TokenList(List<TokenView> tokens) {}

  @GET
  @Operation(summary = "One's own logins and tokens that hold; an admin sees everybody's")
  public Uni<TokenList> list() {
    return desk.list().map(TokenList::new);
  }

  @POST
  @Operation(
      summary =
          "Make a token of one's own: label, access, days, kind person or agent; shown this once")
  public Uni<NewToken> create(String text) {
    Body body = Body.of(text);
    return desk.create(
        new AccessTokens.Asked(
            TokenDesk.kind(body.text("kind").orElse("person")),
            Access.of(body.text("access").orElse(Rights.VIEWER)),
            body.needed("label"),
            Duration.ofDays(body.number("days", DAYS))),
        caller.of(body));
  }

  @POST
  @Path("{id}/revoke")
  @Operation(summary = "End a login or token at once; an admin may end everybody's")
  public Uni<TokenView> revoke(String id, String text) {
    return desk.revoke(id, caller.of(Body.of(text)));
  }
}
