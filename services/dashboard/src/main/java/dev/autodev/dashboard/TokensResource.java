package dev.autodev.dashboard;

import dev.autodev.control.Access;
import dev.autodev.control.AccessTokens;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewToken;
import dev.autodev.control.Principal;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/tokens}: what programs show in place of a login. */
@Path("/api/tokens")
@Tag(name = "access")
@RolesAllowed(Rights.VIEWER)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {
  private static final int DAYS = 30;

  private final AccessTokens tokens;
  private final Caller caller;

  TokensResource(AccessTokens tokens, Caller caller) {
    this.tokens = tokens;
    this.caller = caller;
  }

  public record TokenList(List<TokenView> tokens) {}

  @GET
  @Operation(summary = "One's own logins and tokens that hold; an admin sees everybody's")
  public Uni<TokenList> list() {
    Optional<String> whose =
        caller.may(Access.ADMIN) ? Optional.empty() : Optional.of(caller.unnamed().name());
    return tokens.list(whose).map(TokenList::new);
  }

  @POST
  @Operation(
      summary =
          "Make a token of one's own: label, access, days, kind person or agent; shown this once")
  public Uni<NewToken> create(String text) {
    Body body = Body.of(text);
    Principal by = caller.of(body);
    if (by.kind() != Principal.Kind.HUMAN) {
      throw new ControlPlaneException.Forbidden(
          "Only a person makes tokens; '%s' is none".formatted(by.name()));
    }
    return tokens.create(
        by.name(),
        new AccessTokens.Asked(
            kind(body.text("kind").orElse("person")),
            Access.of(body.text("access").orElse(Rights.VIEWER)),
            body.needed("label"),
            Duration.ofDays(body.number("days", DAYS))),
        by);
  }

  private static AccessTokens.Kind kind(String name) {
    return switch (name) {
      case "person" -> AccessTokens.Kind.PERSON;
      case "agent" -> AccessTokens.Kind.AGENT;
      default ->
          throw new ControlPlaneException.Invalid(
              "kind", "kind '%s' is unknown; give person or agent".formatted(name));
    };
  }

  @POST
  @Path("{id}/revoke")
  @Operation(summary = "End a login or token at once; an admin may end everybody's")
  public Uni<TokenView> revoke(String id, String text) {
    Principal by = caller.of(Body.of(text));
    return caller.may(Access.ADMIN)
        ? tokens.revoke(id, by)
        : tokens
            .list(Optional.of(by.name()))
            .flatMap(
                own ->
                    own.stream().anyMatch(token -> token.id().equals(id))
                        ? tokens.revoke(id, by)
                        : Uni.createFrom()
                            .failure(new ControlPlaneException.NotFound("token", id)));
  }
}
