package dev.autodev.dashboard;

import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/repositories}. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/repositories")
@Tag(name = "repositories")
public class RepositoriesResource {
  private static final int USUAL = 5;

  private final Repositories repositories;
  private final DefaultBranches branches;
  private final Caller caller;

  RepositoriesResource(Repositories repositories, DefaultBranches branches, Caller caller) {
    this.branches = branches;
    this.caller = caller;
    this.repositories = repositories;
  }

  public record RepositoryList(List<RepositoryView> repositories) {}

  @GET
  @Operation(summary = "The registered repositories")
  public Uni<RepositoryList> list() {
    return repositories.list().map(RepositoryList::new);
  }

  @GET
  @Path("{name}")
  @Operation(summary = "One repository")
  public Uni<RepositoryView> show(String name) {
    return repositories.find(name);
  }

  @POST
  @RolesAllowed(Rights.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Register a repository; the same once more changes nothing")
  public Uni<Response> register(String text) {
    Body body = Body.of(text);
    KnownRepository wanted =
        new KnownRepository(
            body.as(Repository.class, RepositoryChange.IMPORTANCE),
            body.number(RepositoryChange.IMPORTANCE, USUAL));
    Principal by = caller.unnamed();
    return branches
        .checked(wanted)
        .flatMap(known -> repositories.register(known, by))
        .map(view -> Response.status(Response.Status.CREATED).entity(view).build());
  }

  @POST
  @Path("{name}")
  @RolesAllowed(Rights.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Change settings of a repository; what the body leaves out stays, null is none")
  public Uni<RepositoryView> change(String name, String text) {
    RepositoryChange change = new RepositoryChange(Body.of(text));
    Principal by = caller.unnamed();
    return repositories
        .find(name)
        .flatMap(now -> branches.checked(change.of(now), now))
        .flatMap(wanted -> repositories.change(wanted, change.version(), by));
  }
}
