package dev.autodev.dashboard.page;

import dev.autodev.control.dead.DeadLetterView;
import dev.autodev.control.dead.DeadLetters;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.Limit;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What could not be read, with the reason. */
@RolesAllowed(Rights.VIEWER)
@Path("/dead-letters")
@Produces(MediaType.TEXT_HTML)
public class DeadLettersPage {
  private static final String HERE = "/dead-letters";

  private final DeadLetters letters;
  private final Clock clock;
  private final Caller caller;

  DeadLettersPage(DeadLetters letters, Clock clock, Caller caller) {
    this.caller = caller;
    this.letters = letters;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance letters(
        List<DeadLetterView> letters, @Nullable String next, Instant now);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
    Query query = new Query().with("limit", limit);
    return letters
        .list(Limit.of(limit), Query.given(cursor))
        .map(
            page ->
                Templates.letters(page.items(), query.next(HERE, page.next()), clock.instant()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> retry(String id, @RestForm Optional<String> by) {
    return letters.retry(id, caller.named(by)).map(done -> To.page(HERE));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/drop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> drop(String id, @RestForm Optional<String> by) {
    return letters.drop(id, caller.named(by)).map(done -> To.page(HERE));
  }
}
