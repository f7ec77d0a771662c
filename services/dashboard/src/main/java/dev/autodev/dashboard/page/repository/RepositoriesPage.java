package dev.autodev.dashboard.page.repository;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Repositories;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.dashboard.NamedRepositories;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import dev.autodev.dashboard.page.To;
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
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** The repositories the swarm works on. */
@RolesAllowed(Rights.VIEWER)
@Path("/repositories")
@Produces(MediaType.TEXT_HTML)
public class RepositoriesPage {
  private final Repositories repositories;
  private final NamedRepositories named;

  RepositoriesPage(Repositories repositories, NamedRepositories named) {
    this.repositories = repositories;
    this.named = named;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance repositories(List<RepositoryView> repositories);
  }

  @GET
  public Uni<TemplateInstance> list() {
    return repositories.list().map(Templates::repositories);
  }

  @POST
  @RolesAllowed(Rights.ADMIN)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> register(@RestForm Optional<String> path) {
    Optional<String> given = Query.given(path).filter(text -> text.startsWith("/"));
    if (given.isEmpty()) {
      throw new ControlPlaneException.Invalid(
          "path", "Give the absolute path of a git repository on this machine");
    }
    return named.named(given).map(name -> To.page("/repositories/" + name.orElseThrow()));
  }
}
