package dev.autodev.dashboard.page;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Halts;
import dev.autodev.control.Repositories;
import dev.autodev.control.view.HaltView;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.Role;
import dev.autodev.model.halt.HaltScope;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** Where the swarm, a role or a repository is stopped and released; in sight from every page. */
@RolesAllowed(Rights.VIEWER)
@Path("/estop")
@Produces(MediaType.TEXT_HTML)
public class EmergencyStopPage {
  private static final String HERE = "/estop";
  private static final List<String> ROLES =
      Arrays.stream(Role.values()).map(Role::wireName).toList();

  private final Halts halts;
  private final Repositories repositories;
  private final Caller caller;

  EmergencyStopPage(Halts halts, Repositories repositories, Caller caller) {
    this.halts = halts;
    this.repositories = repositories;
    this.caller = caller;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance estop(
        List<HaltView> stops, List<String> roles, List<String> repositories);

    static native TemplateInstance state(List<HaltView> stops, String who);
  }

  @GET
  public Uni<TemplateInstance> show() {
    return Uni.combine()
        .all()
        .unis(halts.list(), repositories.list())
        .with((stops, all) -> Templates.estop(stops, ROLES, names(all)));
  }

  private static List<String> names(List<RepositoryView> all) {
    return all.stream().map(view -> view.repository().name()).toList();
  }

  /** For the head of every page. */
  @GET
  @Path("state")
  public Uni<TemplateInstance> state() {
    String who = caller.loggedIn();
    return halts.list().map(stops -> Templates.state(stops, who));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> stop(
      @RestForm Optional<String> scope,
      @RestForm Optional<String> reason,
      @RestForm Optional<String> by) {
    String why =
        Query.given(reason)
            .orElseThrow(
                () ->
                    new ControlPlaneException.Invalid(
                        "reason", "A stop needs a reason, for those who wonder; write one"));
    return halts
        .place(HaltScope.of(Query.given(scope).orElse("all")), why, caller.named(by))
        .map(stops -> To.page(HERE));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("release")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> release(
      @RestForm Optional<String> scope,
      @RestForm Optional<String> reason,
      @RestForm Optional<String> by) {
    return halts
        .release(
            HaltScope.of(Query.given(scope).orElse("all")),
            Query.given(reason).orElse(""),
            caller.named(by))
        .map(stops -> To.page(HERE));
  }
}
