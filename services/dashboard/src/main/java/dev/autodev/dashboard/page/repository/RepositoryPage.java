package dev.autodev.dashboard.page.repository;

import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.DefaultBranches;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.To;
import dev.autodev.model.Severity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/** One repository and how the swarm treats it. */
@RolesAllowed(Rights.VIEWER)
@Path("/repositories/{name}")
@Produces(MediaType.TEXT_HTML)
public class RepositoryPage {
  private static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(Severity::wireName).toList();

  private final Repositories repositories;
  private final DefaultBranches branches;
  private final Caller caller;

  RepositoryPage(Repositories repositories, DefaultBranches branches, Caller caller) {
    this.branches = branches;
    this.repositories = repositories;
    this.caller = caller;
  }

  /** A repository, and what its form offers. */
  public record Shown(RepositoryView view, List<String> severities) {
    /** The threshold as it is chosen; empty: the pipeline's. */
    public String findings() {
      return view.repository().findingThreshold().map(Severity::wireName).orElse("");
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance repository(Shown shown);
  }

  @GET
  public Uni<TemplateInstance> show(String name) {
    return repositories.find(name).map(view -> Templates.repository(new Shown(view, SEVERITIES)));
  }

  @POST
  @RolesAllowed(Rights.ADMIN)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> change(String name, @BeanParam RepositoryForm form) {
    Principal by = caller.unnamed();
    return repositories
        .find(name)
        .flatMap(now -> branches.checked(form.over(now), now))
        .flatMap(wanted -> repositories.change(wanted, form.version(), by))
        .map(changed -> To.page("/repositories/" + changed.repository().name()));
  }
}
