package dev.autodev.dashboard.page.repository;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.DefaultBranches;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.NamedRepositories;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import dev.autodev.dashboard.page.To;
import dev.autodev.model.Repository;
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
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The repositories the swarm works on. */
@RolesAllowed(Rights.VIEWER)
@Path("/repositories")
@Produces(MediaType.TEXT_HTML)
public class RepositoriesPage {
  private final Repositories repositories;
  private final NamedRepositories named;
  private final DefaultBranches branches;
  private final Caller caller;

  RepositoriesPage(
      Repositories repositories, NamedRepositories named, DefaultBranches branches, Caller caller) {
    this.branches = branches;
    this.caller = caller;
    this.repositories = repositories;
    this.named = named;
  }

  /**
   * What the page says.
   *
   * @param name what names are narrowed to; empty: not at all
   * @param next address of the page after it; null: this is the last
   */
  public record Listed(List<RepositoryView> repositories, String name, @Nullable String next) {
    /** Copies. */
    public Listed {
      repositories = List.copyOf(repositories);
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance repositories(Listed listed);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> name,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Optional<String> narrowed = Query.given(name);
    Query query = new Query().with("name", narrowed).with("limit", limit);
    return repositories
        .page(narrowed, Limit.of(limit), Query.given(cursor))
        .map(
            page ->
                Templates.repositories(
                    new Listed(
                        page.items(),
                        narrowed.orElse(""),
                        query.next("/repositories", page.next()))));
  }

  @POST
  @RolesAllowed(Rights.ADMIN)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> register(
      @RestForm Optional<String> address,
      @RestForm Optional<String> name,
      @RestForm Optional<String> branch) {
    String given =
        Query.given(address)
            .orElseThrow(
                () ->
                    new ControlPlaneException.Invalid(
                        "address",
                        "Give the absolute path of a git repository on this machine, or its URL at a forge"));
    return (given.startsWith("/") ? here(given) : elsewhere(given, name, branch))
        .map(known -> To.page("/repositories/" + known));
  }

  /** Its name and branch are looked up. */
  private Uni<String> here(String path) {
    return named.named(Optional.of(path)).map(Optional::orElseThrow);
  }

  private Uni<String> elsewhere(String url, Optional<String> name, Optional<String> branch) {
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      throw new ControlPlaneException.Invalid(
          "address",
          "'%s' is neither an absolute path nor a URL; give /path or https://…".formatted(url));
    }
    String last = url.replaceFirst("/+$", "").replaceFirst("\\.git$", "").replaceFirst(".*/", "");
    Principal by = caller.unnamed();
    return branches
        .checked(
            KnownRepository.usual(
                Repository.at(
                    Query.given(name).orElse(last.toLowerCase(Locale.ROOT)),
                    url,
                    Query.given(branch).orElse("main"))))
        .flatMap(wanted -> repositories.register(wanted, by))
        .map(view -> view.repository().name());
  }
}
