package dev.autodev.dashboard.page;

import dev.autodev.control.Workers;
import dev.autodev.control.view.WorkerView;
import dev.autodev.dashboard.access.Rights;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The agent processes. */
@RolesAllowed(Rights.VIEWER)
@Path("/agents")
@Produces(MediaType.TEXT_HTML)
public class AgentsPage {
  private final Workers workers;

  AgentsPage(Workers workers) {
    this.workers = workers;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance agents(List<WorkerView> agents);
  }

  @GET
  public Uni<TemplateInstance> list() {
    return workers.list().map(Templates::agents);
  }
}
