package dev.autodev.dashboard.page;

import dev.autodev.control.Access;
import dev.autodev.control.AccessTokens;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.NewToken;
import dev.autodev.control.view.TokenView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.TokenDesk;
import dev.autodev.dashboard.access.Asking;
import dev.autodev.dashboard.access.Rights;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Logins and tokens that hold, for who has no terminal that is logged in yet. */
@RolesAllowed(Rights.VIEWER)
@Path("/tokens")
@Produces(MediaType.TEXT_HTML)
public class TokensPage {
  private final TokenDesk desk;
  private final Caller caller;
  private final Asking asking;

  TokensPage(TokenDesk desk, Caller caller, Asking asking) {
    this.desk = desk;
    this.caller = caller;
    this.asking = asking;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance tokens(
        List<TokenView> tokens, @Nullable String secret, boolean asked);
  }

  @GET
  public Uni<TemplateInstance> list() {
    return page(null);
  }

  private Uni<TemplateInstance> page(@Nullable NewToken made) {
    return desk.list()
        .map(
            tokens ->
                Templates.tokens(tokens, made == null ? null : made.secret(), !asking.isLocal()));
  }

  /** The page itself answers: its secret is shown this once, and stands in no address. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> create(
      @RestForm Optional<String> label,
      @RestForm Optional<String> access,
      @RestForm Optional<String> kind,
      @RestForm Optional<String> days) {
    String named =
        Query.given(label)
            .orElseThrow(
                () -> new ControlPlaneException.Invalid("label", "say what the token is for"));
    AccessTokens.Asked asked =
        new AccessTokens.Asked(
            TokenDesk.kind(kind.orElse("person")),
            Access.of(access.orElse(Rights.VIEWER)),
            named,
            Duration.ofDays(days(days.orElse(""))));
    return desk.create(asked, caller.unnamed())
        .flatMap(this::page)
        .map(page -> Response.ok(page).header("Cache-Control", "no-store").build());
  }

  private static long days(String text) {
    if (!text.strip().matches("[0-9]{1,3}")) {
      throw new ControlPlaneException.Invalid("days", "days is a number from 1 to 366");
    }
    return Long.parseLong(text.strip());
  }

  @POST
  @Path("{id}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> revoke(String id) {
    return desk.revoke(id, caller.unnamed()).map(ended -> To.page("/tokens"));
  }
}
