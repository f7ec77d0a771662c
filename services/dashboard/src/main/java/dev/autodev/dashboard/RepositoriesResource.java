package dev.autodev.dashboard;

import dev.autodev.control.Repositories;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.model.Repository;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /api/repositories}. */
@Path("/api/repositories")
public class RepositoriesResource {
  private final Repositories repositories;

  RepositoriesResource(Repositories repositories) {
    this.repositories = repositories;
  }

  public record RepositoryList(List<RepositoryView> repositories) {}

  @GET
  public Uni<RepositoryList> list() {
    return repositories.list().map(RepositoryList::new);
  }

  @GET
  @Path("{name}")
  public Uni<RepositoryView> show(String name) {
    return repositories.find(name);
  }

  @POST
  public Uni<Response> register(String text) {
    return repositories
        .register(Json.read(text == null ? "" : text, Repository.class), Caller.unnamed())
        .map(view -> Response.status(Response.Status.CREATED).entity(view).build());
  }
}
