package dev.autodev.dashboard.page;

import dev.autodev.control.Overview;
import dev.autodev.control.Workflows;
import dev.autodev.control.view.OverviewView;
import dev.autodev.control.view.WorkflowView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The swarm at a glance. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {
  private static final int NEWEST = 5;

  private final Overview overview;
  private final Workflows workflows;

  HomePage(Overview overview, Workflows workflows) {
    this.overview = overview;
    this.workflows = workflows;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance home(OverviewView overview, List<WorkflowView> newest);
  }

  @GET
  public Uni<TemplateInstance> show() {
    return overview
        .now()
        .flatMap(
            now ->
                workflows
                    .list(Optional.empty(), NEWEST, Optional.empty())
                    .map(page -> Templates.home(now, page.items())));
  }
}
